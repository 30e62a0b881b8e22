package io.meshwright.engine.access;

import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The tables that a written address is about, and the column where it names one.
 *
 * @param tables in order of address; at least one
 * @param column the one column that is asked about
 */
record AskedTables(List<TablePolicies> tables, Optional<String> column) {
  /** Copies the tables. */
  AskedTables {
    tables = List.copyOf(tables);
  }

  /**
   * Reads {@code domain.product[.port[@major][.table[.column]]]}. Names of tables may hold dots:
   * what names a table as a whole is no column.
   *
   * @throws MeshException of kind USER where there is no such table or column
   */
  static AskedTables of(SortedMap<TableAddress, TablePolicies> all, String on) {
    List<TablePolicies> named = covered(all, on);
    if (!named.isEmpty()) {
      return new AskedTables(named, Optional.empty());
    }
    int dot = on.lastIndexOf('.');
    if (dot > 0) {
      String column = on.substring(dot + 1);
      List<TablePolicies> having =
          covered(all, on.substring(0, dot)).stream()
              .filter(t -> t.schema().column(column).isPresent())
              .toList();
      if (!having.isEmpty()) {
        return new AskedTables(having, Optional.of(column));
      }
    }
    throw unknown(all, on);
  }

  /** The columns that are asked about in one of the tables. */
  List<String> columns(TablePolicies table) {
    return column.map(List::of).orElseGet(table.schema()::columnNames);
  }

  private static List<TablePolicies> covered(
      SortedMap<TableAddress, TablePolicies> all, String on) {
    try {
      PolicyTarget target = PolicyTarget.parse(on);
      return all.entrySet().stream()
          .filter(e -> target.covers(e.getKey()))
          .map(e -> e.getValue())
          .toList();
    } catch (IllegalArgumentException e) {
      // What is no target may still be a column behind one, or else is reported as unknown.
      return List.of();
    }
  }

  private static MeshException unknown(SortedMap<TableAddress, TablePolicies> all, String on) {
    TreeSet<String> known = new TreeSet<>();
    all.forEach(
        (table, policies) -> {
          known.add(table.port().product().toString());
          known.add(table.port().toString());
          known.add(table.toString());
          policies.schema().columnNames().forEach(c -> known.add(table + "." + c));
        });
    String meant = Suggestions.didYouMean(on, known);
    return new MeshException(
        ErrorKind.USER,
        List.of(
            Problem.error(
                "unknown-target",
                on,
                "there is no product, port, table or column of that address",
                meant.isEmpty()
                    ? "write domain.product[.port[@major][.table[.column]]]; retired ports have no"
                        + " access"
                    : meant)));
  }
}
