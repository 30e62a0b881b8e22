package io.meshwright.testkit.contract;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.RowView;
import io.meshwright.api.policy.Session;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.TableRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Compares rules with what a platform's own enforcement makes of the translated state. */
final class NativeJudgement {
  private final NativeEnforcement judge;
  private final ResourceState state;
  private final Address subject;
  private final SortedMap<PrincipalId, String> identities;

  NativeJudgement(NativeEnforcement judge, LiftedAccess access, TableAddress table) {
    this.judge = judge;
    this.state = access.desired();
    this.subject = Optional.ofNullable(access.translation().subjects().get(table)).orElseThrow();
    this.identities = access.translation().identities();
  }

  /** Where one of those who ask reads something else than the rules say; empty where none does. */
  Optional<String> difference(
      AccessRules rules,
      TableSchema schema,
      List<List<DataValue>> rows,
      Collection<Evaluator> askers) {
    for (Evaluator asker : askers) {
      NativeEnforcement.Asking asking = asking(asker);
      if (!judge.canBe(asking)) {
        continue;
      }
      List<List<DataValue>> shown = cells(schema, judge.shown(state, subject, rows, asking));
      List<List<DataValue>> expected = expected(rules, schema, rows, asker);
      if (!shown.equals(expected)) {
        return Optional.of(
            asker.session() + " at " + asker.now() + " is shown " + shown + ", not " + expected);
      }
    }
    return Optional.empty();
  }

  /** Sessions of those who ask that there can be. */
  List<Session> possible(Collection<Evaluator> askers) {
    return askers.stream()
        .filter(asker -> judge.canBe(asking(asker)))
        .map(Evaluator::session)
        .distinct()
        .toList();
  }

  private NativeEnforcement.Asking asking(Evaluator asker) {
    return new NativeEnforcement.Asking(
        names(asker.session().principals()), names(asker.session().held()), asker.now());
  }

  private SortedSet<String> names(SortedSet<PrincipalId> principals) {
    return Ordered.set(
        principals.stream().flatMap(p -> Optional.ofNullable(identities.get(p)).stream()).toList());
  }

  private static List<List<DataValue>> expected(
      AccessRules rules, TableSchema schema, List<List<DataValue>> rows, Evaluator asker) {
    List<List<DataValue>> expected = new ArrayList<>();
    for (List<DataValue> values : rows) {
      RowView.of(rules, schema, byName(schema.columnNames(), values), asker)
          .ifPresent(view -> expected.add(inOrder(schema, view.cells())));
    }
    return expected;
  }

  /** A column that may not be named counts as hidden in every row. */
  private static List<List<DataValue>> cells(TableSchema schema, TableRows shown) {
    return shown.rows().stream()
        .map(values -> inOrder(schema, byName(shown.columns(), values)))
        .toList();
  }

  private static Map<String, DataValue> byName(List<String> names, List<DataValue> values) {
    Map<String, DataValue> row = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    return row;
  }

  private static List<DataValue> inOrder(TableSchema schema, Map<String, DataValue> row) {
    return schema.columnNames().stream()
        .map(c -> row.getOrDefault(c, DataValue.Null.VALUE))
        .toList();
  }
}
