package io.meshwright.provider.postgres.translate;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.postgres.sql.ColumnNames;
import java.util.Map;

/** Conditions over published columns as conditions over internal ones. */
final class Renaming {
  private final Map<String, String> names;

  private Renaming(Map<String, String> names) {
    this.names = names;
  }

  static Renaming of(Map<String, String> names) {
    return new Renaming(names);
  }

  TablePolicies policies(TablePolicies policies) {
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        policies.grants().stream()
            .map(
                g ->
                    new TablePolicies.Grant(
                        g.policy(), g.to(), g.privileges(), g.columns(), condition(g.rows()),
                        g.until()))
            .toList(),
        policies.denials().stream()
            .map(
                d ->
                    new TablePolicies.Denial(
                        d.policy(), d.to(), d.privileges(), d.columns(), condition(d.rows()),
                        d.until()))
            .toList(),
        policies.rowPolicies().stream()
            .map(k -> new TablePolicies.KeptRows(k.policy(), condition(k.keep()), k.except()))
            .toList(),
        policies.masks(),
        policies.producer());
  }

  Expression condition(Expression condition) {
    return NormalForm.mapLeaves(
        condition,
        leaf -> ColumnNames.rename(leaf, name -> names.getOrDefault(name, name)));
  }
}
