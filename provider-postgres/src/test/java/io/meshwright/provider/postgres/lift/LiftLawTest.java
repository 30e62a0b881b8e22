package io.meshwright.provider.postgres.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.testing.RandomPolicies;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Translation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules lifted from what policies are translated to are what the policies mean. */
final class LiftLawTest {
  private static final int COUNT = Integer.getInteger("meshwright.laws", 100);

  @Test
  void whatIsExactMeansTheSame() {
    Map<Containment.Answer, Integer> answers = new EnumMap<>(Containment.Answer.class);
    int closed = 0;
    for (int seed = 0; seed < COUNT; seed++) {
      TablePolicies policies = RandomPolicies.of(seed);
      Translation translation =
          Slices.translate(Slices.of(List.of(Slices.table(policies)), List.of()));
      assertThat(translation.problems()).isEmpty();
      AccessRules lifted = Slices.lifted(translation, policies.table());
      AccessRules meant = ReferenceSemantics.rules(policies);
      if (translation.verdicts().stream().anyMatch(PolicyVerdict::closes)) {
        closed++;
        meant = ReferenceSemantics.rules(withoutGrants(policies));
      } else {
        assertThat(translation.verdicts()).allMatch(v -> v.verdict() == Verdict.EXACT);
      }
      for (boolean more : List.of(true, false)) {
        Containment.Answer answer =
            more
                ? Containment.within(lifted, List.of(meant))
                : Containment.within(meant, List.of(lifted));
        answers.merge(answer, 1, Integer::sum);
        assertThat(answer)
            .as(
                "seed %s, %s%nmeant %s%nlifted %s%n%s",
                seed,
                more ? "lifted within meant" : "meant within lifted",
                meant.text(),
                lifted.text(),
                policies)
            .isNotEqualTo(Containment.Answer.EXCEEDS);
      }
    }
    System.out.println("law of lifting: " + answers + ", closed " + closed + " of " + COUNT);
    assertThat(answers.getOrDefault(Containment.Answer.UNPROVEN, 0)).isLessThan(COUNT / 10);
  }

  @Test
  void aViewPortMeansTheSameOnTheRowsThatItShows() {
    int exact = 0;
    for (int seed = 0; seed < COUNT / 3; seed++) {
      TablePolicies source = RandomPolicies.of(seed);
      TablePolicies policies = RandomPolicies.of(seed + 100_000L, "eu_orders", "eu_");
      Expression where =
          Expression.compare("region", Expression.Operator.EQ, new DataValue.Text("EU"));
      Translation translation =
          Slices.translate(
              Slices.of(
                  List.of(
                      Slices.table(withoutProducer(source)),
                      Slices.view(withoutProducer(policies), select(source, where))),
                  List.of()));
      assertThat(translation.problems()).isEmpty();
      AccessRules lifted = cells(Slices.lifted(translation, policies.table()));
      TablePolicies bound =
          merged(
              closes(translation, policies.table()) ? withoutGrants(policies) : policies, source);
      AccessRules meant = where(ReferenceSemantics.rules(bound), where);
      assertThat(Containment.within(lifted, List.of(meant)))
          .as("seed %s%nmeant %s%nlifted %s", seed, meant.text(), lifted.text())
          .isNotEqualTo(Containment.Answer.EXCEEDS);
      boolean managers =
          policies.grants().stream().anyMatch(g -> g.privileges().contains(Privilege.MANAGE));
      if (!managers) {
        exact++;
        assertThat(Containment.within(meant, List.of(lifted)))
            .as("seed %s%nmeant %s%nlifted %s", seed, meant.text(), lifted.text())
            .isNotEqualTo(Containment.Answer.EXCEEDS);
      }
      TablePolicies sourceBound =
          closes(translation, source.table()) ? withoutGrants(source) : source;
      assertThat(
              Containment.within(
                  Slices.lifted(translation, source.table()),
                  List.of(ReferenceSemantics.rules(withoutProducer(sourceBound)))))
          .as("seed %s, the source of the view", seed)
          .isNotEqualTo(Containment.Answer.EXCEEDS);
    }
    assertThat(exact).isPositive();
  }

  /** The policies of the view together with the protections of its source. */
  private static TablePolicies merged(TablePolicies policies, TablePolicies source) {
    List<TablePolicies.KeptRows> rows = new ArrayList<>(policies.rowPolicies());
    rows.addAll(source.rowPolicies());
    TreeMap<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    for (String column : policies.schema().columnNames()) {
      List<TablePolicies.ColumnMask> list =
          new ArrayList<>(policies.masks().getOrDefault(column, List.of()));
      list.addAll(source.masks().getOrDefault(column, List.of()));
      list.sort(Comparator.comparingInt((TablePolicies.ColumnMask m) -> -m.mask().strength()));
      masks.put(column, list);
    }
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        policies.grants(),
        policies.denials(),
        rows,
        masks,
        Optional.empty());
  }

  private static boolean closes(Translation translation, TableAddress table) {
    return translation.verdicts().stream()
        .anyMatch(v -> v.closes() && v.subject().equals(table.toString()));
  }

  private static ViewDefinition select(TablePolicies source, Expression where) {
    Map<String, String> columns = new LinkedHashMap<>();
    source.schema().columnNames().forEach(c -> columns.put(c, c));
    return new ViewDefinition.Select(source.table(), columns, Optional.of(where));
  }

  private static AccessRules cells(AccessRules rules) {
    return new AccessRules(rules.columns(), Expression.Constant.FALSE, Expression.Constant.FALSE);
  }

  private static AccessRules where(AccessRules rules, Expression where) {
    TreeMap<String, CellRule> columns = new TreeMap<>();
    rules
        .columns()
        .forEach(
            (name, rule) ->
                columns.put(
                    name, new CellRule(Expression.and(rule.visible(), where), rule.masks())));
    return new AccessRules(columns, Expression.Constant.FALSE, Expression.Constant.FALSE);
  }

  private static TablePolicies withoutProducer(TablePolicies policies) {
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        policies.grants(),
        policies.denials(),
        policies.rowPolicies(),
        policies.masks(),
        Optional.empty());
  }

  private static TablePolicies withoutGrants(TablePolicies policies) {
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        List.of(),
        List.of(),
        policies.rowPolicies(),
        policies.masks(),
        policies.producer());
  }
}
