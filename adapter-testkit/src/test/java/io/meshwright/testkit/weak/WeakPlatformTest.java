package io.meshwright.testkit.weak;

import static io.meshwright.testkit.weak.WeakLimit.NO_CELLS;
import static io.meshwright.testkit.weak.WeakLimit.NO_ENDS;
import static io.meshwright.testkit.weak.WeakLimit.NO_ESCAPES;
import static io.meshwright.testkit.weak.WeakLimit.NO_EXCEPTIONS;
import static io.meshwright.testkit.weak.WeakLimit.NO_MASKS;
import static io.meshwright.testkit.weak.WeakLimit.NO_MEMBERS;
import static io.meshwright.testkit.weak.WeakLimit.NO_OR;
import static io.meshwright.testkit.weak.WeakLimit.NO_PAIRS;
import static io.meshwright.testkit.weak.WeakLimit.NO_TIMES;
import static io.meshwright.testkit.weak.WeakLimit.READ_ONLY;
import static io.meshwright.testkit.weak.WeakLimit.WHOLE_DENIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.weak.WeakCases.Case;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of policies on a platform that can do little. Each line has a table of its own with
 * the columns region, amount, cost, email and born. The list is documentation: read it line by
 * line.
 */
class WeakPlatformTest {
  private static final InstantSource CLOCK = InstantSource.fixed(WeakCases.NOW);
  private static final String EU = "region = 'EU'";

  /** Name, what it runs into (nothing where the verdict is EXACT), and the policies. */
  static Stream<Case> table() {
    return Stream.of(
        exact("a-region", p -> p.reads(EU)),
        exact("everything", p -> p.granted(g -> g)),
        exact("some-columns", p -> p.granted(g -> g.columns("region", "amount"))),
        exact("all-but-a-column", p -> p.granted(g -> g.withoutColumns("email"))),
        exact("two-conditions", p -> p.reads("region = 'EU' and amount > 10")),
        exact("a-list", p -> p.reads("region in ('EU', 'US')")),
        exact("a-list-spelled-with-or", p -> p.reads("region = 'EU' or region = 'US'")),
        exact("not-either", p -> p.reads("not (region = 'US' or amount < 10)")),
        exact("a-range", p -> p.reads("amount between 10 and 20")),
        exact("a-prefix", p -> p.reads("email like 'a@%'")),
        exact("a-value-is-there", p -> p.reads("born is not null")),
        exact("one-of-two-that-say-the-same", p -> p.also(EU, "region").reads(EU)),
        exact("rows-of-the-same-columns", p -> p.open().reads("amount > 1")),
        exact("a-denied-group", p -> p.open().denied(d -> d)),
        exact("kept-rows", p -> p.open().keeps("amount > 1")),
        loses("either-of-two", NO_OR, p -> p.reads("region = 'EU' or amount > 10")),
        loses("not-both", NO_OR, p -> p.reads("not (region = 'US' and amount < 10)")),
        loses("kept-or", NO_OR, p -> p.open().keeps("region = 'EU' or cost = 1")),
        loses("or-within", NO_OR, p -> p.reads("cost > 1 and (region = 'EU' or amount > 1)")),
        loses("a-day", NO_TIMES, p -> p.reads("born = DATE '2000-01-01'")),
        loses(
            "some-days", NO_TIMES, p -> p.reads("born in (DATE '2000-01-01', DATE '2000-01-02')")),
        loses(
            "days-between",
            NO_TIMES,
            p -> p.reads("born between DATE '1999-01-01' and DATE '2001-01-01'")),
        loses("kept-days", NO_TIMES, p -> p.open().keeps("born > DATE '1999-01-01'")),
        loses("two-columns", NO_PAIRS, p -> p.reads("amount = cost")),
        loses("two-columns-in-order", NO_PAIRS, p -> p.reads("region = 'EU' and amount <= cost")),
        loses("a-percent-sign", NO_ESCAPES, p -> p.reads("email not like 'b\\%%'")),
        loses("who-asks", NO_MEMBERS, p -> p.reads("member_of('group:readers')")),
        loses("who-does-not", NO_MEMBERS, p -> p.reads("not member_of('group:interns')")),
        loses("kept-for-members", NO_MEMBERS, p -> p.open().keeps("member_of('group:readers')")),
        loses(
            "writing",
            READ_ONLY,
            p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE))),
        loses("managing", READ_ONLY, p -> p.granted(g -> g.privileges(Privilege.MANAGE))),
        loses("other-cells", NO_CELLS, p -> p.also("amount > 1", "amount", "cost").reads(EU)),
        loses("until-a-day", NO_ENDS, p -> p.granted(g -> g.until(WeakCases.NOW.plusSeconds(60)))),
        loses("a-hash", NO_MASKS, p -> p.open().masks("email", new Mask.Hash(Optional.empty()))),
        loses("nothing-shown", NO_MASKS, p -> p.open().masks("email", new Mask.Nullify())),
        loses(
            "a-mask-with-exceptions",
            NO_MASKS,
            p -> p.open().masks("cost", new Mask.Redact(), "group:interns")),
        loses("a-key", NO_MASKS, p -> p.open().masks("email", new Mask.Hash(Optional.of("env:K")))),
        loses("kept-but-for-some", NO_EXCEPTIONS, p -> p.open().keeps(EU, "group:interns")),
        loses("a-denied-column", WHOLE_DENIALS, p -> p.open().denied(d -> d.columns("email"))),
        loses(
            "denied-rows",
            WHOLE_DENIALS,
            p -> p.open().denied(d -> d.rows(Expression.equal("region", "EU")))),
        loses(
            "denied-for-a-time",
            WHOLE_DENIALS,
            p -> p.open().denied(d -> d.until(WeakCases.NOW.plusSeconds(60)))));
  }

  private static Case exact(String name, Consumer<WeakCases.Policies> policies) {
    return new Case(name, Verdict.EXACT, Optional.empty(), policies);
  }

  private static Case loses(String name, WeakLimit limit, Consumer<WeakCases.Policies> policies) {
    return new Case(name, limit.verdict(), Optional.of(limit), policies);
  }

  private static Meshwright engine(ProviderFactory factory) {
    return MeshwrightEngine.builder()
        .providers(List.of(factory))
        .clock(CLOCK)
        .secrets(reference -> Optional.empty())
        .stateFolder(Path.of("target"))
        .build();
  }

  @ParameterizedTest
  @MethodSource("table")
  void theVerdictSaysWhatIsLostAndWhy(Case line) {
    try (Meshwright engine = engine(WeakProvider.factory(SimulatedPlatform.atomic("weak")))) {
      List<PolicyVerdict> verdicts =
          engine.plan(WeakCases.mesh(List.of(line)), PlanOptions.DEFAULT).verdicts().stream()
              .filter(v -> v.policy().map(id -> id.value().equals(line.name())).orElse(false))
              .toList();
      assertThat(verdicts).hasSize(1);
      PolicyVerdict verdict = verdicts.getFirst();
      assertThat(verdict.verdict()).isEqualTo(line.verdict());
      assertThat(verdict.limit()).isEqualTo(line.limit().map(WeakLimit::id));
      assertThat(verdict.reason())
          .isEqualTo(line.limit().map(WeakLimit::text).orElse("carried out as it is"));
      assertThat(verdict.subject()).isEqualTo(line.table());
    }
  }

  /** All lines in one mesh: what cannot be kept closes its own table and no other. */
  @Test
  void exactlyTheTablesStayClosedWhosePoliciesCannotBeKept() {
    List<Case> lines = table().toList();
    ProviderFactory factory = WeakProvider.factory(SimulatedPlatform.atomic("weak"));
    SortedSet<String> closed = new TreeSet<>();
    try (Meshwright engine = engine(factory)) {
      Plan plan = engine.plan(WeakCases.mesh(lines), PlanOptions.DEFAULT);
      plan.problems().stream()
          .filter(p -> p.code().equals("closed"))
          .map(Problem::subject)
          .forEach(subject -> closed.add(subject));
      engine.apply(plan, ApplyOptions.DEFAULT);
    }
    SortedSet<String> expected =
        lines.stream()
            .filter(l -> l.verdict().compareTo(Verdict.STRICTER) > 0)
            .map(Case::table)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(closed).isEqualTo(expected);
    assertThat(unread(lines, factory)).isEqualTo(expected);
    assertThat(expected).hasSizeBetween(10, lines.size() - 10);
  }

  /** Tables of which somebody who was granted everything sees no row. */
  private static SortedSet<String> unread(List<Case> lines, ProviderFactory factory) {
    SortedSet<String> unread = new TreeSet<>();
    try (PlatformProvider provider =
        factory.open(
            WeakCases.mesh(lines).platforms().values().iterator().next(),
            new PlatformRuntime(CLOCK, r -> Optional.empty(), call -> {}, Path.of("target")))) {
      for (OutputPort port : WeakCases.mesh(lines).ports()) {
        TableSchema table = port.contract().tables().getFirst();
        provider
            .transfer()
            .orElseThrow()
            .load(port, table, table.columnNames(), List.of(WeakCases.row()).iterator());
        TableRows seen =
            provider
                .prober()
                .orElseThrow()
                .as(WeakCases.mesh(lines).session("reader").orElseThrow(), port, table, 10)
                .orElseThrow();
        if (seen.rows().isEmpty()) {
          unread.add(port.tables().getFirst().toString());
        }
      }
    }
    return unread;
  }

  @Test
  void everyLimitIsInTheTable() {
    assertThat(table().flatMap(l -> l.limit().stream())).contains(WeakLimit.values());
    assertThat(table()).hasSizeGreaterThanOrEqualTo(30);
  }
}
