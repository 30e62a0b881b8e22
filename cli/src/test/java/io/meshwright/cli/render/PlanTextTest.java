package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {
  @Test
  void anEmptyPlanSaysSo() {
    assertThat(text(Plans.plan().unchanged(80).build()))
        .isEqualTo("No changes. 80 objects are as they should be.\n");
  }

  @Test
  void oneObjectIsSingular() {
    assertThat(text(Plans.plan().unchanged(1).build()))
        .isEqualTo("No changes. 1 object is as it should be.\n");
  }

  @Test
  void aPlanShowsFindingsThenVerdictsThenAccessThenChanges() {
    Plan plan =
        Plans.plan()
            .change(Plans.create("platform", Plans.address("role", "analysts")))
            .change(Plans.create("sales.orders", Plans.address("schema", "sales_orders")))
            .change(
                Plans.update(
                    "sales.orders",
                    Plans.address("view", "sales", "orders_v1"),
                    Value.of("region = 'EU'"),
                    Value.of("region = 'US'")))
            .change(
                Plans.planned(
                    new Change.Delete(
                        Plans.present(
                            "sales.old", Plans.address("table", "sales", "old"), Map.of())),
                    true))
            .exposure(
                "ana",
                List.of("reads id, region on all rows", "writes on all rows"),
                List.of("reads id on all rows", "writes on all rows"),
                false,
                true)
            .exposure(
                "ben", List.of("nothing"), List.of("reads id where region = 'US'"), true, false)
            .verdict(
                new PolicyVerdict(
                    Plans.policy("email-hashed"),
                    "sales.orders.orders@1",
                    Verdict.STRICTER,
                    "redacted instead",
                    Optional.of("no-hash")))
            .verdict(
                new PolicyVerdict(
                    Plans.policy("analysts"),
                    "sales.orders.orders@1",
                    Verdict.EXACT,
                    "a view",
                    Optional.empty()))
            .verdict(
                new PolicyVerdict(
                    Optional.empty(),
                    "sales.clicks.clicks@1",
                    Verdict.IMPOSSIBLE,
                    "there are no streams",
                    Optional.empty()))
            .problem(
                Problem.error(
                    "closed", "sales.clicks.clicks@1", "stays closed", "place it elsewhere"))
            .unchanged(7)
            .build();

    assertThat(text(plan))
        .isEqualTo(
            """
            error: sales.clicks.clicks@1: stays closed [closed]
                place it elsewhere

            Not exactly as asked
              STRICTER    email-hashed on sales.orders.orders@1: redacted instead [no-hash]
              IMPOSSIBLE  sales.clicks.clicks@1: there are no streams

            Access: 1 widening, 1 narrowing
              ! WIDENS  ben on sales.orders.orders@1.orders
                  - nothing
                  + reads id where region = 'US'
              narrows  ana on sales.orders.orders@1.orders
                  - reads id, region on all rows
                  + reads id on all rows
                    writes on all rows

            shared on local
              + create role analysts

            sales.old on local
              - delete table sales.old  DATA IS LOST: everything in it

            sales.orders on local
              + create schema sales_orders
              ~ update view sales.orders_v1
                  what: region = 'EU' -> region = 'US'

            4 changes: 2 to create, 1 to update, 1 to delete. 7 objects are as they should be.
            Fingerprint %s
            """
                .formatted(plan.fingerprint()));
  }

  @Test
  void aChangeNamesWhatItCostsAndLoses() {
    PlannedChange change =
        Plans.update(
            "sales.orders",
            Plans.address("table", "sales", "orders"),
            Value.of("a"),
            Value.of("b"));
    Plan plan =
        Plans.plan()
            .change(
                new PlannedChange(
                    change.change(),
                    change.phase(),
                    change.reason(),
                    change.after(),
                    change.following(),
                    change.policies(),
                    List.of(
                        new Cost(Cost.Kind.REWRITE, "amount becomes bigint: rewrites the table"),
                        new Cost(Cost.Kind.LOCK, "others wait")),
                    List.of("column note", "column old")))
            .build();

    assertThat(text(plan))
        .contains(
            """
              ~ update table sales.orders  DATA IS LOST: column note, column old
                  costs: amount becomes bigint: rewrites the table; others wait
                  what: a -> b
            """);
    assertThat(PlanJson.of(plan).toString())
        .contains(
            "\"losses\":[\"column note\",\"column old\"]",
            "{\"kind\":\"rewrite\",\"what\":\"amount becomes bigint: rewrites the table\"}");
  }

  @Test
  void aReplacementNamesWhatForcesIt() {
    Plan plan =
        Plans.plan()
            .change(
                Plans.planned(
                    new Change.Replace(
                        Plans.present(
                            "sales.orders",
                            Plans.address("view", "v"),
                            Map.of("kind", Value.of("a"), "owner", Value.of("b"))),
                        Plans.desired(
                            "sales.orders",
                            Plans.address("view", "v"),
                            Map.of("kind", Value.of("c"), "owner", Value.of("d"))),
                        Ordered.set(List.of("kind"))),
                    false))
            .build();

    assertThat(text(plan))
        .startsWith(
            """
            sales.orders on local
              -/+ replace view v
                  kind (cannot be changed in place): a -> c
                  owner: b -> d
            """);
  }

  @Test
  void ofAListOfColumnsOnlyWhatDiffersIsShown() {
    assertThat(
            differences(
                new Value.Seq(
                    List.of(
                        Plans.column("id", "int64"),
                        Plans.column("region", "text"),
                        Plans.column("old", "text"))),
                new Value.Seq(
                    List.of(
                        Plans.column("region", "text(10)"),
                        Plans.column("id", "int64"),
                        Plans.column("new", "date")))))
        .isEqualTo(
            """
                  what[region].type: text -> text(10)
                  what[old]: (name: old, type: text) -> (none)
                  what[new]: (none) -> (name: new, type: date)
                  what (order): id, region -> region, id
            """);
  }

  @Test
  void ofAListOfOneLengthOnlyWhatDiffersIsShown() {
    assertThat(
            differences(
                new Value.Seq(List.of(Value.of("a"), Value.of("b"))),
                new Value.Seq(List.of(Value.of("a"), Value.of("c")))))
        .isEqualTo("      what[1]: b -> c\n");
  }

  @Test
  void aListOfAnotherLengthIsShownAsAWhole() {
    assertThat(
            differences(
                new Value.Seq(List.of(Value.of("a"))),
                new Value.Seq(List.of(Value.of("b"), Value.of("a")))))
        .isEqualTo("      what: [a] -> [b, a]\n");
  }

  @Test
  void ofABagEachElementThatComesOrGoesIsShown() {
    assertThat(
            differences(
                new Value.Bag(Ordered.set(List.of("a", "b"))),
                new Value.Bag(Ordered.set(List.of("b", "c")))))
        .isEqualTo(
            """
                  what: a -> (none)
                  what: (none) -> c
            """);
  }

  @Test
  void longValuesTakeALineEach() {
    String before = "a".repeat(60);
    String after = "b".repeat(60);

    assertThat(differences(Value.of(before), Value.of(after)))
        .isEqualTo("      what:\n             " + before + "\n          -> " + after + "\n");
  }

  @Test
  void aHostileValueCannotForgeALine() {
    assertThat(differences(Value.of("a"), Value.of("b\n\u001b[2K+ all is well")))
        .isEqualTo("      what: a -> b\\n\\u001b[2K+ all is well\n");
  }

  @Test
  void colorsMarkWideningsAndLosses() {
    Plan plan = Plans.widening().build();

    assertThat(PlanText.of(plan, Style.COLORS))
        .contains("\u001b[33m! WIDENS\u001b[0m  ana")
        .contains("\u001b[32m+ create view sales.orders_v1\u001b[0m");
  }

  private static String differences(Value before, Value after) {
    Plan plan =
        Plans.plan()
            .change(Plans.update("sales.orders", Plans.address("view", "v"), before, after))
            .build();
    String text = text(plan);
    String end = "\n\n1 change:";
    String start = "update view v\n";
    return text.substring(text.indexOf(start) + start.length(), text.indexOf(end) + 1);
  }

  @Test
  void whatIsDueUnderAuthorityReportIsShownAlthoughThereAreNoChanges() {
    Plan plan =
        Plans.plan()
            .reported(Plans.create("sales.orders", Plans.address("view", "sales", "orders_v1")))
            .unchanged(3)
            .build();

    assertThat(text(plan))
        .isEqualTo(
            """
            Only reported: 1 change: 1 to create. An apply leaves them out, since the authority there is report.

            sales.orders on local
              + create view sales.orders_v1

            Nothing to apply. 3 objects are as they should be.
            """);
  }

  @Test
  void aVerdictThatAFindingTellsOfIsNotShownTwice() {
    Plan plan =
        Plans.plan()
            .verdict(
                new PolicyVerdict(
                    Optional.empty(),
                    "sales.clicks.clicks@1",
                    Verdict.IMPOSSIBLE,
                    "there are no streams",
                    Optional.empty()))
            .problem(
                Problem.error(
                    "closed",
                    "sales.clicks.clicks@1",
                    "is IMPOSSIBLE on platform 'local': there are no streams; it stays closed",
                    "place it elsewhere"))
            .build();

    assertThat(text(plan)).containsOnlyOnce("there are no streams");
  }

  @Test
  void whatAChangeCostsStandsUnderIt() {
    PlannedChange change =
        Plans.create("sales.orders", Plans.address("index", "sales", "orders_key"));
    PlannedChange costly =
        new PlannedChange(
            change.change(),
            change.phase(),
            change.reason(),
            change.after(),
            change.following(),
            change.policies(),
            List.of(new Cost(Cost.Kind.SCAN, "reads every row of sales.orders")),
            List.of());

    assertThat(text(Plans.plan().change(costly).build()))
        .contains(
            "  + create index sales.orders_key\n      costs: reads every row of sales.orders\n");
  }

  private static String text(Plan plan) {
    return PlanText.of(plan, Style.PLAIN);
  }
}
