package io.meshwright.provider.postgres.translate;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
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
    return policies.mapFilters(this::condition);
  }

  Expression condition(Expression condition) {
    return NormalForm.mapLeaves(
        condition,
        leaf -> ColumnNames.rename(leaf, name -> names.getOrDefault(name, behind(name))));
  }

  /** Protections of a view's source name columns that it does not publish after their table. */
  private static String behind(String name) {
    return name.startsWith(TablePolicies.SOURCE_PREFIX)
        ? name.substring(TablePolicies.SOURCE_PREFIX.length())
        : name;
  }
}
