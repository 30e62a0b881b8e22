package io.meshwright.provider.postgres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.PostgresProviderFactory;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of a subscription whose consumer's side is wanted here. */
class PgInputsTest {
  private static final PlatformName HERE = new PlatformName("here");

  private static PlatformSlice slice() {
    PortAddress source = PortAddress.parse("sales.orders.orders@1");
    InputPort input = new InputPort("orders", Optional.of(source), "orders", Optional.of(HERE));
    return new PlatformSlice(
        WorkspaceId.of("retailer"),
        new Platform(HERE, "postgres", Ordered.map(Map.<String, String>of()), Authority.ADDITIVE),
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
        Ordered.map(Map.of()));
  }

  @Test
  void anInputThatGetsNoLinkIsImpossibleByItsLimit() {
    assertThat(
            new PgTranslator(new PostgresProviderFactory().capabilities(), true)
                .translate(slice(), new TreeMap<>())
                .verdicts())
        .containsExactly(
            new PolicyVerdict(
                Optional.empty(),
                "finance.revenue.inputs.orders",
                Verdict.IMPOSSIBLE,
                "this version of Meshwright makes no foreign tables on PostgreSQL for what products"
                    + " read elsewhere; leave 'platform' of the input out, and read"
                    + " sales.orders.orders@1 on platform 'lake'",
                Optional.of("no-link")));
  }
}
