package io.meshwright.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of policies on a platform, as a table: a line is some policies, the worst verdict on
 * them, and the limit that it names. Each has a table with the columns region, city, amount, cost
 * and email.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VerdictContract {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);

  /**
   * One line.
   *
   * @param name what it is about, for people
   * @param verdict the worst
   * @param limit the limit that causes it; empty for EXACT
   * @param further columns that the table has besides
   * @param policies gives the policies
   */
  public record Line(
      String name,
      Verdict verdict,
      String limit,
      List<Column> further,
      Consumer<VerdictPolicies> policies) {
    /** Copies the columns. */
    public Line {
      further = List.copyOf(further);
    }

    /** A line on a table with another column. */
    public Line with(Column column) {
      return new Line(name, verdict, limit, List.of(column), policies);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An adapter; it is asked for plans only. */
  protected abstract ContractFixture open();

  /** The lines. */
  protected abstract Stream<Line> table();

  /** The kind of the resources that give somebody access. */
  protected abstract String grantKind();

  /** What kind of port the table is published by. */
  protected PortKind port() {
    return PortKind.TABLE;
  }

  /** Who a principal is; by default what the fixture's cases have. */
  protected Optional<String> identity(ContractFixture fixture, PrincipalId principal) {
    return fixture.target().identities().apply(principal);
  }

  /** What is carried out to the letter. */
  protected static Line exact(String name, Consumer<VerdictPolicies> policies) {
    return new Line(name, Verdict.EXACT, "", List.of(), policies);
  }

  /** What loses something. */
  protected static Line is(
      Verdict verdict, String limit, String name, Consumer<VerdictPolicies> policies) {
    return new Line(name, verdict, limit, List.of(), policies);
  }

  @ParameterizedTest
  @MethodSource("table")
  void theWorstVerdictNamesItsLimit(Line line) {
    PolicyVerdict worst =
        plan(line).verdicts().stream()
            .max(Comparator.comparing(PolicyVerdict::verdict))
            .orElseThrow();
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(line.verdict());
    assertThat(worst.limit().orElse("")).as(worst.reason()).isEqualTo(line.limit());
  }

  /** What loses stays closed: but for the catalogue there is nothing that gives access. */
  @ParameterizedTest
  @MethodSource("table")
  void whatLosesStaysClosed(Line line) {
    boolean closed = line.verdict().compareTo(Verdict.STRICTER) > 0;
    assertThat(plan(line).changes().stream().anyMatch(c -> c.address().kind().equals(grantKind())))
        .isEqualTo(!closed);
  }

  private Plan plan(Line line) {
    VerdictPolicies policies = new VerdictPolicies();
    line.policies().accept(policies);
    try (ContractFixture fixture = open();
        Meshwright engine =
            MeshwrightEngine.builder()
                .providers(List.of(fixture.factory()))
                .clock(fixture.clock())
                .stateFolder(fixture.stateFolder())
                .build()) {
      Mesh.Builder mesh = mesh(fixture, line, policies);
      policies.addTo(mesh);
      return engine.plan(mesh.build(), PlanOptions.DEFAULT);
    }
  }

  private Mesh.Builder mesh(ContractFixture fixture, Line line, VerdictPolicies policies) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("region", DataType.Text.unlimited()),
                Column.of("city", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64()),
                Column.of("cost", new DataType.Int64()),
                Column.of("email", DataType.Text.unlimited())));
    columns.addAll(line.further());
    Contract contract = Contract.of("orders", "1.0.0", TableSchema.of("orders", columns));
    PlatformName platform = fixture.platform().name();
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform())
            .domain(Domain.of("sales", platform.value()))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(OutputPort.builder(PORT, platform, contract).kind(port()).build())));
    TreeSet<PrincipalId> principals = new TreeSet<>();
    Stream.of("readers", "finance", "interns")
        .forEach(group -> principals.add(PrincipalId.parse("group:" + group)));
    policies.principals().forEach(principals::add);
    for (PrincipalId principal : principals) {
      Principal plain = Principal.of(principal.toString());
      mesh.principal(
          identity(fixture, principal)
              .map(name -> plain.with(platform.value(), name))
              .orElse(plain));
    }
    return mesh;
  }
}
