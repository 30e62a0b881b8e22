package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanMarkdownTest {
  private static final String OUR_HTML =
      "<details><summary><code>[^<>]*</code>: \\d+ changes?</summary>|</details>";
  private static final String[] HOSTILE = {
    "a|b",
    "a\\|b",
    "|",
    "||a",
    "`",
    "``a`",
    "a`|`b",
    "\\",
    "a\\",
    "\\`",
    "<b>x</b>",
    "</details>",
    "<!-- ",
    "&lt;",
    "@octocat",
    "a@example.org",
    "#12",
    "*a*",
    "_a_",
    "~~a~~",
    "[a](http://x)",
    "![a](x)",
    "http://x.example",
    "www.example.org",
    ":smile:",
    "$x$",
    " a ",
    "  ",
    "a\nb",
    "\n\n# a",
    "a\u202eb",
    "a\u200bb",
    "\ud83d",
    "\uD83D\uDE00",
    "---|---",
    "- a",
    "1. a",
    "> a",
    "GH-1"
  };

  private static PlannedChange drop(String name) {
    return Plans.planned(
        new Change.Delete(
            Plans.present("sales.orders", Plans.address("table", "sales", name), Map.of())),
        true);
  }

  private static ExposureChange widening(String session, String table) {
    return new ExposureChange(
        new SessionId(session),
        table,
        List.of("nothing"),
        List.of("reads id on all rows", "reads region on all rows"),
        true,
        false);
  }

  private static int size(String markdown) {
    return Math.max(markdown.length(), markdown.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void lostDataAndWiderAccessComeBeforeEverythingElse() {
    Plan plan =
        Plans.plan()
            .change(
                Plans.update(
                    "sales.orders",
                    Plans.address("view", "sales", "orders_v1"),
                    Value.of("region = 'EU'"),
                    Value.of("region = 'US'")))
            .change(drop("old_orders"))
            .exposure(widening("ana", "sales.orders.orders@1.orders"))
            .problem(Problem.warning("lag", "sales.orders", "may lag behind", "wait a little"))
            .verdict(
                new PolicyVerdict(
                    Plans.policy("email-hashed"),
                    "sales.orders.orders@1",
                    Verdict.STRICTER,
                    "redacted instead",
                    Optional.of("no-hash")))
            .unchanged(7)
            .build();

    assertThat(PlanMarkdown.of(plan))
        .isEqualTo(
            """
            ## Meshwright plan of mesh `shop`

            **Data is lost in 1 object.** **Access: 1 widening.** 2 changes: 1 to update, 1 to delete. 7 objects are as they should be. Fingerprint `%s`

            ### Data is lost

            | Change | Object | Platform | What is lost |
            |---|---|---|---|
            | delete | `table sales.old_orders` | `local` | everything in it |

            ### Access widens

            | Session | Table | Gets | Instead of |
            |---|---|---|---|
            | `ana` | `sales.orders.orders@1.orders` | `reads id on all rows`; `reads region on all rows` | `nothing` |

            ### Findings

            | Severity | About | Finding | Remedy |
            |---|---|---|---|
            | warning | `sales.orders` | may lag behind `lag` | wait a little |

            ### Not exactly as asked

            | Verdict | Policy | On | Reason |
            |---|---|---|---|
            | STRICTER | `email-hashed` | `sales.orders.orders@1` | redacted instead (limit no-hash) |

            <details><summary><code>sales.orders on local</code>: 2 changes</summary>

            | Change | Object | Differences |
            |---|---|---|
            | update | `view sales.orders_v1` | `what`: `region = 'EU'` to `region = 'US'` |
            | delete | `table sales.old_orders` |  |

            </details>

            """
                .formatted(plan.fingerprint()));
  }

  @Test
  void aPlanWithoutChangesSaysSo() {
    assertThat(PlanMarkdown.of(Plans.plan().unchanged(3).build()))
        .isEqualTo(
            """
            ## Meshwright plan of mesh `shop`

            No changes. 3 objects are as they should be.

            """);
  }

  @Test
  void accessThatOthersGaveIsShownBesideOurOwn() {
    Plan plan =
        Plans.plan()
            .foreign(
                new ForeignObject(
                    Plans.present("x", Plans.address("grant", "intern"), Map.of()),
                    Plans.address("view", "sales", "orders"),
                    ForeignObject.Effect.WIDENS))
            .build();

    assertThat(PlanMarkdown.of(plan))
        .contains("| `grant intern` | `local` | `view sales.orders` |\n");
  }

  @Test
  void hostileNamesAreSeenAsTheyAreAndDoNothing() {
    for (String name : HOSTILE) {
      Plan plan =
          Plans.plan()
              .change(Plans.create(name, Plans.address(name, "sales", name)))
              .change(drop(name))
              .change(
                  Plans.update(
                      "sales.orders", Plans.address("view", name), Value.of(name), Value.of("x")))
              .exposure(widening("ana", name))
              .problem(Problem.error(name, name, name, name))
              .build();
      ParsedMarkdown parsed = ParsedMarkdown.of(PlanMarkdown.of(plan));
      String line = Printable.line(name);

      assertThat(parsed.html).as(name).allMatch(html -> html.matches(OUR_HTML)).hasSize(4);
      assertThat(parsed.links).as(name).isEmpty();
      assertThat(parsed.prose.toString())
          .as(name)
          .doesNotContain("@", "://", "#12", ":smile:", "$");
      assertThat(parsed.rows)
          .as(name)
          .contains(
              List.of("delete", "table sales." + line, "local", "everything in it"),
              List.of("ana", line, "reads id on all rows; reads region on all rows", "nothing"),
              List.of("update", "view " + line, "what: " + line + " to x"))
          .anyMatch(row -> row.getFirst().equals("error") && row.get(1).equals(line));
    }
  }

  @Test
  void sentencesAreSeenAsTheyAreToo() {
    for (String name : HOSTILE) {
      if (!name.isBlank()) {
        String line = Printable.line(name).strip();
        ParsedMarkdown parsed =
            ParsedMarkdown.of(Markdown.header("a") + Markdown.row(Markdown.text(name)));
        assertThat(parsed.rows).as(name).containsExactly(List.of("a"), List.of(line));
        assertThat(parsed.html).as(name).isEmpty();
        assertThat(parsed.links).as(name).isEmpty();
      }
    }
  }

  @Test
  void ofTenThousandChangesTheOrdinaryOnesAreCutAndCounted() {
    Plans plans = Plans.plan();
    for (int i = 0; i < 10_000; i++) {
      plans.change(Plans.create("sales.p" + i % 7, Plans.address("view", "sales", "v" + i)));
    }
    plans.change(drop("last_of_all"));
    plans.exposure(widening("ana", "the.only.widening"));
    String markdown = PlanMarkdown.of(plans.build());
    ParsedMarkdown parsed = ParsedMarkdown.of(markdown);

    assertThat(size(markdown)).isBetween(58_000, MarkdownPage.LIMIT);
    assertThat(parsed.seen.toString()).contains("table sales.last_of_all", "the.only.widening");
    long shown = parsed.rows.stream().filter(r -> r.getFirst().equals("create")).count();
    assertThat(markdown)
        .endsWith("and %d more changes; see the text output\n".formatted(10_000 - shown));
    assertThat(parsed.html).allMatch(html -> html.matches(OUR_HTML));
    assertThat(parsed.html.size() % 2).isZero();
  }

  @Test
  void manyWideningsAreGroupedAndStillAllNamed() {
    Plans plans = Plans.plan();
    for (int i = 0; i < 1_000; i++) {
      plans.change(drop("t" + i));
      plans.exposure(widening("s" + i % 3, "sales.orders.port@1.t" + i));
    }
    String markdown = PlanMarkdown.of(plans.build());
    String seen = ParsedMarkdown.of(markdown).seen.toString();

    assertThat(size(markdown)).isLessThanOrEqualTo(MarkdownPage.LIMIT);
    assertThat(markdown).contains("- delete `table` on `local`: `sales.t0`, `sales.t1`, ");
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen).contains("sales.t" + i, "sales.orders.port@1.t" + i);
    }
  }

  @Test
  void whatDoesNotFitEvenThenIsRefusedRatherThanCut() {
    Plans plans = Plans.plan();
    IntStream.range(0, 5_000).forEach(i -> plans.change(drop("a_long_name_of_a_table_" + i)));

    assertThatThrownBy(() -> PlanMarkdown.of(plans.build()))
        .isInstanceOf(MeshException.class)
        .hasMessage(
            "the plan has 0 widenings and 5000 losses of data, which together do not fit into"
                + " 60000 characters of Markdown and are never cut; use --format text or json");
  }

  /** Seeds stand in the name of the test. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void aPlanNeverExceedsTheLimitAndNeverHidesALossOrAWidening(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 10; round++) {
      Plan plan = anyPlan(random);
      String markdown;
      try {
        markdown = PlanMarkdown.of(plan);
      } catch (MeshException e) {
        assertThat(bytesOfNames(plan)).as("seed %d, round %d", seed, round).isGreaterThan(40_000);
        continue;
      }
      assertThat(size(markdown)).isLessThanOrEqualTo(MarkdownPage.LIMIT);
      ParsedMarkdown parsed = ParsedMarkdown.of(markdown);
      String seen = parsed.seen.toString();
      assertThat(parsed.html).allMatch(html -> html.matches(OUR_HTML));
      assertThat(parsed.links).isEmpty();
      for (PlannedChange change : plan.changes()) {
        if (change.destroysData()) {
          assertThat(seen).contains(Printable.line(Words.path(change.address())));
        }
      }
      for (ExposureChange change : plan.exposure()) {
        assertThat(seen).contains(Printable.line(change.table()), change.session().value());
      }
    }
  }

  private static int bytesOfNames(Plan plan) {
    return plan.changes().stream()
            .filter(PlannedChange::destroysData)
            .mapToInt(c -> size(Markdown.code(Words.path(c.address()))))
            .sum()
        + plan.exposure().stream()
            .map(ExposureChange::table)
            .distinct()
            .mapToInt(t -> size(Markdown.code(t)))
            .sum();
  }

  private static Plan anyPlan(Random random) {
    Plans plans = Plans.plan();
    int changes = 1 << random.nextInt(12);
    int losses = random.nextInt(4) == 0 ? changes : changes / 50;
    for (int i = 0; i < changes; i++) {
      plans.change(
          i < losses
              ? drop(name(random, i))
              : Plans.create("sales.orders", Plans.address("view", "sales", name(random, i))));
    }
    int widenings = random.nextInt(1 << random.nextInt(11));
    for (int i = 0; i < widenings; i++) {
      plans.exposure(widening("s" + random.nextInt(40), name(random, random.nextInt(300))));
    }
    int problems = random.nextInt(300);
    for (int i = 0; i < problems; i++) {
      plans.problem(Problem.warning("code", name(random, i), name(random, i), name(random, i)));
    }
    return plans.build();
  }

  private static String name(Random random, int number) {
    return HOSTILE[random.nextInt(HOSTILE.length)] + "x" + number;
  }
}
