package io.meshwright.api.model;

import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The protections that a view port takes over from the table it selects from: what is kept back or
 * masked there must not be read by way of the view. Conditions on columns that the view does not
 * publish name them {@code source.COLUMN}, after the table at the end of a chain of views.
 */
final class ViewProtections {
  private final Mesh mesh;

  ViewProtections(Mesh mesh) {
    this.mesh = mesh;
  }

  /**
   * A view's table and the columns behind its own.
   *
   * @param from the table it selects from
   * @param columns per published column the selected one
   */
  record Selected(TableAddress from, Map<String, String> columns) {}

  /** What a view port's table selects, where it is one in neutral form. */
  Optional<Selected> selected(TableAddress view) {
    return mesh.port(view.port())
        .flatMap(OutputPort::view)
        .flatMap(
            definition -> {
              if (!(definition instanceof ViewDefinition.Select select)) {
                return Optional.empty();
              }
              return mesh.port(view.port())
                  .flatMap(p -> p.contract().table(view.table()))
                  .map(schema -> new Selected(select.from(), columns(schema, select)));
            });
  }

  private static Map<String, String> columns(TableSchema schema, ViewDefinition.Select select) {
    Map<String, String> columns = new LinkedHashMap<>();
    schema.columnNames().forEach(c -> columns.put(c, select.columns().getOrDefault(c, c)));
    return columns;
  }

  /** Per published column of a table the column of the table at the end of the chain of views. */
  Map<String, String> base(TableAddress table) {
    return base(table, new HashSet<>());
  }

  private Map<String, String> base(TableAddress table, Set<PortAddress> visited) {
    Optional<Selected> selected = selected(table);
    Map<String, String> base = new TreeMap<>();
    if (selected.isEmpty() || !visited.add(table.port())) {
      mesh.port(table.port())
          .flatMap(p -> p.contract().table(table.table()))
          .ifPresent(schema -> schema.columnNames().forEach(c -> base.put(c, c)));
      return base;
    }
    Map<String, String> below = base(selected.get().from(), visited);
    selected
        .get()
        .columns()
        .forEach((name, from) -> base.put(name, below.getOrDefault(from, from)));
    return base;
  }

  /** Row policies of the source, with columns named as the view knows them. */
  List<TablePolicies.KeptRows> rows(TableAddress view, TablePolicies source) {
    Map<String, String> published = new TreeMap<>();
    base(view).forEach((name, behind) -> published.putIfAbsent(behind, name));
    Map<String, String> below = base(source.table());
    List<TablePolicies.KeptRows> rows = new ArrayList<>();
    for (TablePolicies.KeptRows kept : source.rowPolicies()) {
      rows.add(
          new TablePolicies.KeptRows(
              kept.policy(),
              NormalForm.of(
                  kept.keep(),
                  leaf -> ColumnNames.rename(leaf, name -> renamed(name, below, published))),
              kept.except()));
    }
    return rows;
  }

  /**
   * A condition about a view in which of columns that show the same one of a table the first by
   * name stands for all: they are never apart.
   */
  Expression told(TableAddress view, Expression condition) {
    Map<String, String> base = base(view);
    Map<String, String> first = new TreeMap<>();
    base.forEach((name, behind) -> first.putIfAbsent(behind, name));
    if (first.size() == base.size()) {
      return condition;
    }
    return NormalForm.of(
        condition,
        leaf ->
            ColumnNames.rename(
                leaf,
                name -> {
                  String behind = base.get(name);
                  return behind == null ? name : first.getOrDefault(behind, name);
                }));
  }

  private static String renamed(
      String name, Map<String, String> below, Map<String, String> published) {
    String behind =
        name.startsWith(TablePolicies.SOURCE_PREFIX)
            ? name.substring(TablePolicies.SOURCE_PREFIX.length())
            : below.getOrDefault(name, name);
    return published.getOrDefault(behind, TablePolicies.SOURCE_PREFIX + behind);
  }

  /** Masks of the source's columns, by the view's columns. */
  Map<String, List<TablePolicies.ColumnMask>> masks(Selected selected, TablePolicies source) {
    Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    selected
        .columns()
        .forEach(
            (name, from) -> {
              List<TablePolicies.ColumnMask> list = source.masks().getOrDefault(from, List.of());
              if (!list.isEmpty()) {
                masks.put(name, list);
              }
            });
    return masks;
  }
}
