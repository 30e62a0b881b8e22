package io.meshwright.testkit.generate;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A mesh on one platform, with rows for its tables.
 *
 * @param seed what it was made from
 * @param now the instant at which it is evaluated
 * @param mesh the mesh; resolving it leaves no findings
 * @param rows per table its rows, values in the order of the columns; of a port's view those of the
 *     table that it reads
 * @param views per port's view what it reads
 */
public record RandomCase(
    long seed,
    Instant now,
    Mesh mesh,
    SortedMap<TableAddress, List<List<DataValue>>> rows,
    SortedMap<TableAddress, RandomView> views) {
  /** Copies the rows. */
  public RandomCase {
    rows = Ordered.map(rows);
    views = Ordered.map(views);
  }

  /** How the values of a table's rows are called: as its columns, and then as its source's. */
  public TableSchema rowsOf(TableAddress table, TableSchema schema) {
    RandomView view = views.get(table);
    return view == null ? schema : view.rows(schema);
  }

  /** What policies mean where a view has no more than some of its table's rows. */
  public AccessRules meant(TableAddress table, AccessRules rules) {
    RandomView view = views.get(table);
    return view == null ? rules : view.meant(rules);
  }

  /** The same case with one of several parts of each table's rows. */
  public RandomCase part(int index, int count) {
    TreeMap<TableAddress, List<List<DataValue>>> some = new TreeMap<>();
    rows.forEach(
        (table, all) ->
            some.put(
                table, all.subList(all.size() * index / count, all.size() * (index + 1) / count)));
    return new RandomCase(seed, now, mesh, some, views);
  }

  /** The declared sessions. */
  public List<DeclaredSession> sessions() {
    return List.copyOf(mesh.sessions().values());
  }

  /** The case for people, seed first. */
  public String text() {
    StringBuilder text = new StringBuilder("seed " + seed + " at " + now);
    mesh.ports()
        .forEach(
            port ->
                port.contract()
                    .tables()
                    .forEach(
                        table ->
                            text.append("\ntable ")
                                .append(port.address())
                                .append('.')
                                .append(table.name())
                                .append('(')
                                .append(columns(table.columns()))
                                .append(')')));
    mesh.ports()
        .forEach(
            port ->
                port.view()
                    .ifPresent(v -> text.append("\nview ").append(port.address() + " " + v)));
    mesh.accessPolicies().forEach(policy -> text.append('\n').append(line(policy)));
    mesh.rowPolicies()
        .forEach(
            p ->
                text.append('\n')
                    .append(p.id())
                    .append(": keep ")
                    .append(p.keep().text())
                    .append(" except ")
                    .append(names(p.except())));
    mesh.maskingPolicies()
        .forEach(
            p ->
                text.append('\n')
                    .append(p.id())
                    .append(": ")
                    .append(p.matchText())
                    .append(" as ")
                    .append(p.mask().text())
                    .append(" except ")
                    .append(names(p.except())));
    mesh.sessions()
        .values()
        .forEach(
            s ->
                text.append("\nsession ")
                    .append(s.session().id())
                    .append(": ")
                    .append(names(s.session().principals())));
    return text.toString();
  }

  private static String columns(List<Column> columns) {
    return columns.stream()
        .map(c -> c.name() + " " + c.type().text() + (c.required() ? " required" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String line(AccessPolicy policy) {
    return policy.id()
        + ": "
        + policy.effect()
        + " "
        + policy.privileges()
        + " on "
        + policy.on()
        + " to "
        + names(policy.to())
        + " columns "
        + policy.columns()
        + " rows "
        + policy.rows().map(Expression::text).orElse("all")
        + policy.until().map(u -> " until " + u).orElse("");
  }

  private static String names(SortedSet<PrincipalId> principals) {
    return principals.stream().map(PrincipalId::toString).collect(Collectors.joining(", "));
  }
}
