package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A provider that links no platform to another one says so of each input that wants that. */
public abstract class UnmadeInputsContract {
  private static final PlatformName HERE = new PlatformName("here");

  /** The translator of the provider. */
  protected abstract Translator translator();

  /** What the provider does not make, for example {@code foreign tables on PostgreSQL}. */
  protected abstract String unmade();

  private static PlatformSlice slice() {
    PortAddress source = PortAddress.parse("sales.orders.orders@1");
    InputPort input = new InputPort("orders", Optional.of(source), "orders", Optional.of(HERE));
    return new PlatformSlice(
        WorkspaceId.of("retailer"),
        new Platform(HERE, "any", Ordered.map(Map.<String, String>of()), Authority.ADDITIVE),
        List.of(),
        List.of(
            new PlatformSlice.SliceInput(
                DataProduct.of(ProductAddress.of("finance", "revenue"), List.of()),
                input,
                OutputPort.table(
                    source,
                    new PlatformName("lake"),
                    Contract.of(
                        "orders",
                        "1.0.0",
                        TableSchema.of("orders", Column.of("id", new DataType.Int64())))))),
        Ordered.map(Map.<PrincipalId, Principal>of()),
        List.of(),
        Ordered.map(Map.<PolicyId, AcceptedLoss>of()));
  }

  @Test
  void anInputThatGetsNoLinkIsImpossibleByItsLimit() {
    assertThat(translator().translate(slice(), new TreeMap<>()).verdicts())
        .containsExactly(
            new PolicyVerdict(
                Optional.empty(),
                "finance.revenue.inputs.orders",
                Verdict.IMPOSSIBLE,
                "this version of Meshwright makes no "
                    + unmade()
                    + " for what products read elsewhere; leave 'platform' of the input out, and"
                    + " read sales.orders.orders@1 on platform 'lake'",
                Optional.of("no-link")));
  }
}
