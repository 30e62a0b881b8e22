package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.ViewBody;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the rows of a port's table come from: views select from tables, never from views.
 *
 * @param base the table at the end
 * @param types Hive type per column of that table
 * @param sources per name that conditions use the table's column
 * @param where which of its rows, over its columns
 */
record Origin(
    ViewBody.Base base,
    SortedMap<String, String> types,
    Map<String, String> sources,
    Expression where) {
  /** Copies the collections. */
  Origin {
    types = Ordered.map(types);
    sources = Ordered.map(sources);
  }

  /** That of a port of tables: the table itself. */
  static Origin of(TableForm form) {
    TreeMap<String, String> sources = new TreeMap<>();
    for (AwsColumn column : form.columns()) {
      sources.put(TablePolicies.SOURCE_PREFIX + column.published(), column.name());
    }
    for (AwsColumn column : form.columns()) {
      sources.put(column.published(), column.name());
    }
    return new Origin(
        new ViewBody.Base(form.database(), form.table()),
        form.types(),
        sources,
        Expression.Constant.TRUE);
  }

  /** The table's column behind a published one. */
  String source(String published) {
    return Optional.ofNullable(sources.get(published)).orElse(published);
  }

  /** A condition over the table's columns. */
  Expression condition(Expression published) {
    return NormalForm.of(published, leaf -> ColumnNames.rename(leaf, this::source));
  }

  /** The types of the table's columns that cells are about. */
  SortedMap<String, String> typesOf(Iterable<ViewBody.Cell> cells) {
    TreeMap<String, String> used = new TreeMap<>();
    for (ViewBody.Cell cell : cells) {
      use(cell.source(), used);
      ColumnNames.of(cell.visible()).forEach(c -> use(c, used));
    }
    return used;
  }

  private void use(String column, TreeMap<String, String> used) {
    Optional.ofNullable(types.get(column)).ifPresent(t -> used.put(column, t));
  }
}
