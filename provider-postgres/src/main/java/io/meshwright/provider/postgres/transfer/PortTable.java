package io.meshwright.provider.postgres.transfer;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.provider.postgres.translate.PgNames;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of a port and what it is called on the server.
 *
 * @param prefix what names there begin with
 * @param port the port
 * @param table the table
 */
record PortTable(NamePrefix prefix, OutputPort port, TableSchema table) {
  String publishedSchema() {
    return PgNames.schema(prefix, port.address().product());
  }

  String name() {
    return PgNames.relation(port, table.name());
  }

  String internalSchema() {
    return PgNames.internalSchema(publishedSchema());
  }

  /** The internal table, quoted. */
  String internal() {
    return PgSql.qualified(internalSchema(), name());
  }

  /**
   * The column of that name.
   *
   * @throws MeshException of kind USER where there is none
   */
  Column column(String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "%s: there is no column '%s'; columns are %s"
                        .formatted(this, name, String.join(", ", table.columnNames()))));
  }

  /**
   * Rows in an order that does not change: by key where the query has all of it, else by all that
   * have an order.
   *
   * @param selected names of the query's columns
   */
  String ordered(List<String> selected, int limit) {
    List<String> key = table.primaryKey();
    List<String> by = !key.isEmpty() && selected.containsAll(key) ? key : selected;
    String order =
        by.stream()
            .filter(name -> table.column(name).map(c -> c.type().isComparable()).orElse(true))
            .map(name -> Integer.toString(selected.indexOf(name) + 1))
            .collect(Collectors.joining(", "));
    return (order.isEmpty() ? "" : " ORDER BY " + order) + " LIMIT " + (limit + 1L);
  }

  static String list(Collection<String> names) {
    return names.stream().map(PgSql::quoteIdentifier).collect(Collectors.joining(", "));
  }

  /** Source columns under published names. */
  static String renamed(List<String> sources, List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                PgSql.quoteIdentifier(sources.get(i))
                    + " AS "
                    + PgSql.quoteIdentifier(names.get(i)))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return port.address() + "." + table.name();
  }
}
