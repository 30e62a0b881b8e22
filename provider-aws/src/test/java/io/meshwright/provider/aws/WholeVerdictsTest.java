package io.meshwright.provider.aws;

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
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.VerdictPolicies;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of policies where there is all of a table or nothing: for streams and for files. The
 * list is documentation: read it line by line.
 */
class WholeVerdictsTest {
  private static final PortAddress PORT =
      new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1);
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  /** One line. */
  record Case(String name, Verdict verdict, String limit, Consumer<VerdictPolicies> policies) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Case> lines() {
    return List.of(
        exact("all of it", p -> p.reads("")),
        exact("until a day", p -> p.granted(g -> g.until(NEW_YEAR))),
        exact("writing without reading", p -> p.granted(g -> g.privileges(Privilege.WRITE))),
        exact(
            "reading and writing",
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        exact("to know that it is there", p -> p.granted(g -> g.privileges(Privilege.DISCOVER))),
        exact(
            "two parts that are all of it",
            p -> p.granted(g -> g.columns("region")).granted(g -> g.withoutColumns("region"))),
        exact(
            "a mask that meets nobody",
            p -> p.granted(g -> g.privileges(Privilege.WRITE)).masks("email")),
        is(Verdict.STRICTER, "statement-whole", "a hash", p -> p.reads("").masks("email")),
        is(
            Verdict.STRICTER,
            "statement-whole",
            "rows kept from all",
            p -> p.reads("").keeps("region = 'EU'")),
        is(
            Verdict.STRICTER,
            "statement-manage",
            "managing",
            p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        is(
            Verdict.STRICTER,
            "statement-seconds",
            "until half a second",
            p -> p.granted(g -> g.until(NEW_YEAR.plusMillis(500)))),
        is(Verdict.IMPOSSIBLE, "statement-whole", "a filter", p -> p.reads("region = 'EU'")),
        is(
            Verdict.IMPOSSIBLE,
            "statement-whole",
            "some columns",
            p -> p.granted(g -> g.columns("region"))),
        is(
            Verdict.IMPOSSIBLE,
            "statement-whole",
            "writing some rows",
            p ->
                p.granted(
                    g ->
                        g.privileges(Privilege.WRITE).rows(VerdictPolicies.rows("region = 'EU'")))),
        is(Verdict.IMPOSSIBLE, "statement-deny", "a denial", p -> p.reads("").denies()),
        is(
            Verdict.IMPOSSIBLE,
            "statement-account",
            "an account",
            p -> p.given("account:partner", Privilege.READ)));
  }

  private static Case exact(String name, Consumer<VerdictPolicies> policies) {
    return new Case(name, Verdict.EXACT, "", policies);
  }

  private static Case is(
      Verdict verdict, String limit, String name, Consumer<VerdictPolicies> policies) {
    return new Case(name, verdict, limit, policies);
  }

  static Stream<Arguments> table() {
    return Stream.of(PortKind.STREAM, PortKind.FILES)
        .flatMap(kind -> lines().stream().map(line -> Arguments.of(kind, line)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void theWorstVerdictNamesItsLimit(PortKind kind, Case line) {
    PolicyVerdict worst =
        plan(kind, line).verdicts().stream()
            .max(Comparator.comparing(PolicyVerdict::verdict))
            .orElseThrow();
    assertThat(worst.verdict()).as(worst.reason()).isEqualTo(line.verdict());
    assertThat(worst.limit().orElse("")).as(worst.reason()).isEqualTo(line.limit());
  }

  /** Where something is kept from whom it is for, he gets nothing at all. */
  @ParameterizedTest
  @MethodSource("table")
  void whatIsNoWholeStaysClosed(PortKind kind, Case line) {
    boolean closed = line.verdict() == Verdict.IMPOSSIBLE || line.limit().equals("statement-whole");
    assertThat(
            plan(kind, line).changes().stream()
                .map(c -> c.address().kind())
                .anyMatch(k -> k.endsWith("grant")))
        .isEqualTo(!closed);
  }

  private static Plan plan(PortKind kind, Case line) {
    VerdictPolicies policies = new VerdictPolicies();
    line.policies().accept(policies);
    ContractFixture fixture = kind == PortKind.STREAM ? new StreamFixture() : new FilesFixture();
    Contract contract =
        Contract.of(
            "orders",
            "1.0.0",
            TableSchema.of(
                "orders",
                Column.of("region", DataType.Text.unlimited()),
                Column.of("amount", new DataType.Int64()),
                Column.of("email", DataType.Text.unlimited())));
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(fixture.platform().with("account", Neighbours.OWN))
            .domain(Domain.of("sales", "lake"))
            .product(
                DataProduct.of(
                    PORT.product(),
                    List.of(
                        OutputPort.builder(PORT, fixture.platform().name(), contract)
                            .kind(kind)
                            .build())));
    for (String group : List.of("readers", "finance", "interns")) {
      mesh.principal(
          Principal.of("group:" + group).with("lake", "arn:aws:iam::111122223333:role/" + group));
    }
    mesh.principal(Principal.of("account:partner").with("lake", Neighbours.PARTNER));
    policies.addTo(mesh);
    try (fixture;
        Meshwright engine =
            MeshwrightEngine.builder()
                .providers(List.of(fixture.factory()))
                .clock(fixture.clock())
                .stateFolder(fixture.stateFolder())
                .build()) {
      return engine.plan(mesh.build(), PlanOptions.DEFAULT);
    }
  }
}
