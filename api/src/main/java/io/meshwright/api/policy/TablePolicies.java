package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Everything that the mesh's policies say about one table, matched and bound: what adapters
 * translate.
 *
 * @param table the table
 * @param schema its columns
 * @param grants what is granted
 * @param denials what is forbidden
 * @param rowPolicies which rows are kept back
 * @param masks per column the masks that apply, strongest first
 * @param producer the identity that reads and writes the table unfiltered and unmasked
 */
public record TablePolicies(
    TableAddress table,
    TableSchema schema,
    List<Grant> grants,
    List<Denial> denials,
    List<KeptRows> rowPolicies,
    SortedMap<String, List<ColumnMask>> masks,
    Optional<PrincipalId> producer) {

  /**
   * How conditions of a view's table name columns that it does not publish: after the table at the
   * end of the chain of views.
   */
  public static final String SOURCE_PREFIX = "source.";

  /** Copies the collections. */
  public TablePolicies {
    grants = List.copyOf(grants);
    denials = List.copyOf(denials);
    rowPolicies = List.copyOf(rowPolicies);
    masks = Ordered.map(masks);
  }

  /** A table nobody was granted anything on. */
  public static TablePolicies closed(TableAddress table, TableSchema schema) {
    return new TablePolicies(
        table,
        schema,
        List.of(),
        List.of(),
        List.of(),
        Ordered.map(Map.<String, List<ColumnMask>>of()),
        Optional.empty());
  }

  /** The same table with nothing granted; protections stay. */
  public TablePolicies withoutGrants() {
    return new TablePolicies(table, schema, List.of(), List.of(), rowPolicies, masks, producer);
  }

  /** The same policies with every grant ended at an instant at the latest. */
  public TablePolicies endedBy(Instant end) {
    return withGrants(
        grants.stream()
            .map(
                g ->
                    new Grant(
                        g.policy(),
                        g.to(),
                        g.privileges(),
                        g.columns(),
                        g.rows(),
                        Optional.of(g.until().filter(end::isAfter).orElse(end))))
            .toList());
  }

  private TablePolicies withGrants(List<Grant> others) {
    return new TablePolicies(table, schema, others, denials, rowPolicies, masks, producer);
  }

  /**
   * The most that may be given where some policies are carried out only as far as a platform can:
   * protections and denials of them fall away, and what they grant is every cell, with no end of
   * its own: that a right lasts until somebody takes it may be what is lost.
   */
  public TablePolicies loosened(Set<PolicyId> losing) {
    TreeMap<String, List<ColumnMask>> kept = new TreeMap<>();
    masks.forEach(
        (column, list) ->
            kept.put(column, list.stream().filter(m -> !losing.contains(m.policy())).toList()));
    List<Grant> whole =
        grants.stream()
            .map(
                g ->
                    losing.contains(g.policy())
                        ? new Grant(
                            g.policy(),
                            g.to(),
                            g.privileges(),
                            Ordered.set(schema.columnNames()),
                            Expression.Constant.TRUE,
                            Optional.empty())
                        : g)
            .toList();
    return new TablePolicies(
        table,
        schema,
        whole,
        denials.stream().filter(d -> !losing.contains(d.policy())).toList(),
        rowPolicies.stream().filter(k -> !losing.contains(k.policy())).toList(),
        kept,
        producer);
  }

  /** The same policies with every filter replaced. */
  public TablePolicies mapFilters(UnaryOperator<Expression> change) {
    return new TablePolicies(
        table,
        schema,
        grants.stream()
            .map(
                g ->
                    new Grant(
                        g.policy(),
                        g.to(),
                        g.privileges(),
                        g.columns(),
                        change.apply(g.rows()),
                        g.until()))
            .toList(),
        denials.stream()
            .map(
                d ->
                    new Denial(
                        d.policy(),
                        d.to(),
                        d.privileges(),
                        d.columns(),
                        change.apply(d.rows()),
                        d.until()))
            .toList(),
        rowPolicies.stream()
            .map(k -> new KeptRows(k.policy(), change.apply(k.keep()), k.except()))
            .toList(),
        masks,
        producer);
  }

  /**
   * A grant on the table.
   *
   * @param policy where it comes from
   * @param to whom
   * @param privileges which
   * @param columns which of the table's columns; the empty set grants no cell
   * @param rows which rows, bound
   * @param until the first instant at which it no longer holds
   */
  public record Grant(
      PolicyId policy,
      SortedSet<PrincipalId> to,
      SortedSet<Privilege> privileges,
      SortedSet<String> columns,
      Expression rows,
      Optional<Instant> until) {
    /** Copies the sets. */
    public Grant {
      to = Ordered.set(to);
      privileges = Ordered.set(privileges);
      columns = Ordered.set(columns);
    }
  }

  /**
   * A denial on the table; its parts are those of {@link Grant}.
   *
   * @param policy where it comes from
   * @param to whom
   * @param privileges which
   * @param columns which of the table's columns
   * @param rows denied unless this is false, bound
   * @param until the first instant at which it no longer holds
   */
  public record Denial(
      PolicyId policy,
      SortedSet<PrincipalId> to,
      SortedSet<Privilege> privileges,
      SortedSet<String> columns,
      Expression rows,
      Optional<Instant> until) {
    /** Copies the sets. */
    public Denial {
      to = Ordered.set(to);
      privileges = Ordered.set(privileges);
      columns = Ordered.set(columns);
    }
  }

  /**
   * A row policy on the table.
   *
   * @param policy where it comes from
   * @param keep rows that stay, bound
   * @param except who sees all rows
   */
  public record KeptRows(PolicyId policy, Expression keep, SortedSet<PrincipalId> except) {
    /** Copies the set. */
    public KeptRows {
      except = Ordered.set(except);
    }
  }

  /**
   * A mask on one column.
   *
   * @param policy where it comes from
   * @param mask how the column looks
   * @param except who sees it raw
   */
  public record ColumnMask(PolicyId policy, Mask mask, SortedSet<PrincipalId> except) {
    /** Copies the set. */
    public ColumnMask {
      except = Ordered.set(except);
    }
  }
}
