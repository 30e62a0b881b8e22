package io.meshwright.engine.govern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.TestWorkspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a mesh sets rules: severity, scope, parameters, exceptions, and rules of others. */
class GovernanceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path folder;
  private TestWorkspace workspace;

  @BeforeEach
  void retailer() {
    workspace = TestWorkspace.retailer(folder);
  }

  private void govern(String yaml) {
    workspace.replace(
        TestWorkspace.MESH_FILE, "classifications:", "governance:\n" + yaml + "classifications:");
  }

  private List<Problem> problems(GovernanceRule... others) {
    Read read = workspace.read();
    assertThat(read.problems()).isEmpty();
    return new GovernanceCheck(List.of(others))
        .problems(read.mesh().orElseThrow(), read.places(), NOW);
  }

  private record Rule(Function<RuleContext, List<Breach>> body) implements GovernanceRule {
    @Override
    public String id() {
      return "mine";
    }

    @Override
    public Set<String> parameters() {
      return Set.of("size");
    }

    @Override
    public List<Breach> check(RuleContext context) {
      return body.apply(context);
    }
  }

  @Test
  void severityIsTheSettingsAndOffIsOff() {
    govern("  rules: {naming: {severity: info, with: {column: x}}, owner-required: off}\n");

    assertThat(problems()).isNotEmpty().allMatch(p -> p.severity() == Severity.INFO);
  }

  @Test
  void aScopeNarrowsWhatARuleIsAbout() {
    govern(
        """
          rules:
            naming: {scope: {classifications: [pii]}, with: {column: x, table: x, domain: x}}
        """);

    assertThat(problems())
        .extracting(Problem::subject)
        .containsExactly(
            "sales", "sales.orders.orders@1.orders", "sales.orders.orders@1.orders.email");
  }

  @Test
  void aRuleMayHoldInSeveralWays() {
    govern(
        """
          rules:
            naming:
              - {scope: {classifications: [pii]}, with: {column: x}}
              - {severity: warning, with: {table: x}}
        """);

    assertThat(problems())
        .extracting(p -> p.severity() + " " + p.subject())
        .containsExactly(
            "ERROR sales.orders.orders@1.orders.email", "WARNING sales.orders.orders@1.orders");
  }

  @Test
  void anEnvironmentHasRulesOfItsOwn() {
    workspace.with("environments/production.yaml", "description: the real one\n");
    govern("  rules: {naming: {scope: {environments: production}, with: {table: x}}}\n");

    assertThat(workspace.read().mesh().orElseThrow().governance().rules()).isEmpty();
    assertThat(workspace.read("production").mesh().orElseThrow().governance().rules()).hasSize(1);
  }

  @Test
  void anExceptionHoldsForWhatIsInItUntilItsDate() {
    govern(
        """
          rules: {naming: {with: {column: x, table: x}}}
          exceptions:
            - {rule: naming, on: sales.orders.orders, reason: legacy, until: 2026-11-22}
        """);
    assertThat(problems()).isEmpty();

    workspace.replace(TestWorkspace.MESH_FILE, "2026-11-22", "2026-11-21");

    assertThat(TestWorkspace.lines(problems()))
        .hasSize(6)
        .contains("mesh.yaml:14:7 exception-lapsed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sales | 0",
        "sales.orders | 0",
        "sales.orders.orders@1 | 0",
        "sales.orders.orders@1.orders | 0",
        "sales.orders.orders.orders.email | 0",
        "sales.orders.orders@2 | 2",
        "sales.order | 2",
        "policy:email-hashed | 2"
      })
  void anExceptionNamesAnAddress(String on, int left) {
    govern(
        """
          rules: {naming: {scope: {classifications: pii}, with: {column: x}}}
          exceptions:
            - {rule: naming, on: "%s", reason: legacy, until: 2027-01-31}
        """
            .formatted(on));

    assertThat(problems()).hasSize(left);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "rules: {namin: error} | 12:11 | unknown-rule | 'naming'",
        "rules: {naming: {with: {colum: x}}} | 12:27 | unknown-parameter | 'column'",
        "rules: {naming: {with: {column: '['}}} | 12:27 | bad-parameter | no regular expression",
        "rules: {naming: {scope: {domains: sale}}} | 12:37 | unknown-domain | 'sales'",
        "rules: {naming: {scope: {products: sales.order}}} | 12:38 | unknown-product |"
            + " 'sales.orders'",
        "rules: {naming: {scope: {classifications: pi}}} | 12:45 | unknown-classification |"
            + " 'pii'",
        "rules: {masked-or-exposed: error} | 12:11 | bad-parameter | 'classification' is missing",
        "rules: {allowed-regions: error} | 12:11 | bad-parameter | 'regions' is missing",
        "rules: {retention-required: {with: {atMostDays: two}}} | 12:39 | bad-parameter |"
            + " whole number",
        "rules: {description-required: {with: {of: [tabel]}}} | 12:41 | bad-parameter | tabel",
        "rules: {grant-approval: {with: {members: {sale: []}}}} | 12:35 | bad-parameter | sale",
        "exceptions: [{rule: namin, on: x, reason: y, until: 2027-01-01}] | 12:16 | unknown-rule |"
            + " 'naming'",
        "exceptions: [{rule: naming, on: x, reason: y, until: 2027-01-01}] | 12:16 |"
            + " unused-exception | remove"
      })
  void whatIsSetWrongIsFoundWhereItIs(String yaml, String position, String code, String words) {
    govern("  " + yaml + "\n");

    assertThat(problems())
        .anySatisfy(
            p -> {
              assertThat(p.code()).isEqualTo(code);
              assertThat(p.place().orElseThrow().toString()).isEqualTo("mesh.yaml:" + position);
              assertThat(p.text()).contains(words);
            });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "rules: {naming: fatal} | 12:19 | wrong-value",
        "rules: {naming: {scope: {environments: prod}}} | 12:42 | unknown-environment",
        "rules: {naming: {with: {column: }}} | 12:27 | missing-value",
        "rules: {naming: {wiht: {}}} | 12:20 | unknown-key",
        "exceptions: [{rule: naming, on: x, until: 2027-01-01}] | 12:16 | missing-key",
        "exceptions: [{rule: naming, on: x, reason: ' ', until: 2027-01-01}] | 12:46 | bad-value"
      })
  void whatCannotBeReadIsFoundWhereItIs(String yaml, String position, String code) {
    govern("  " + yaml + "\n");

    assertThat(TestWorkspace.lines(workspace.read().problems()))
        .contains("mesh.yaml:" + position + " " + code);
  }

  @Test
  void aRuleOfOthersIsAskedLikeOurs() {
    govern("  rules: {mine: {severity: warning, with: {size: 3}}}\n");

    List<Problem> problems =
        problems(
            new Rule(
                context ->
                    List.of(
                        Breach.of(
                            new Element.OfPolicy(context.mesh().rowPolicies().getFirst().id()),
                            "has not " + context.parameters().number("size").orElseThrow(),
                            ""))));

    assertThat(problems)
        .extracting(Problem::text)
        .containsExactly("policies/policies.yaml:16:5: policy:no-test-orders: has not 3");
    assertThat(problems).allMatch(p -> p.severity() == Severity.WARNING);
  }

  @Test
  void aRuleThatThrowsIsAnErrorThatNamesIt() {
    govern("  rules: {mine: {severity: info}, naming: {with: {table: x}}}\n");

    List<Problem> problems =
        problems(
            new Rule(
                context -> {
                  throw new IllegalStateException("oops");
                }));

    assertThat(TestWorkspace.lines(problems))
        .containsExactlyInAnyOrder(
            "mesh.yaml:12:11 rule-failed", "domains/sales/orders/orders.odcs.yaml:8:11 naming");
    assertThat(problems)
        .filteredOn(p -> p.code().equals("rule-failed"))
        .allSatisfy(
            p -> {
              assertThat(p.isError()).isTrue();
              assertThat(p.text()).contains("mine", "oops", Rule.class.getName());
            });
  }

  @Test
  void everyRuleHasAnIdOfItsOwn() {
    Rule rule = new Rule(context -> List.of());

    assertThatThrownBy(() -> new GovernanceCheck(List.of(rule, rule)))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("two governance rules have the id 'mine'");
  }
}
