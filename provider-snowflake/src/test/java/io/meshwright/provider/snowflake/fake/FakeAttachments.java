package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Argument;
import io.meshwright.provider.snowflake.fake.FakeState.Column;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Policy;
import io.meshwright.provider.snowflake.fake.FakeState.Table;
import java.util.List;
import java.util.Optional;

/**
 * Policies on tables and columns. A column is in the signature of a row access policy or of a
 * masking policy, not of both; and what a policy is called with is not masked by another.
 */
final class FakeAttachments {
  private final FakeState state;
  private final boolean standard;

  FakeAttachments(FakeState state, boolean standard) {
    this.state = state;
    this.standard = standard;
  }

  /** A row access policy and the columns that it is called with. */
  record RowClause(Path policy, List<String> on) {}

  static RowClause rowClause(Sql sql) {
    Path policy = FakeStatements.path(sql, 3);
    sql.need("ON");
    return new RowClause(policy, sql.identifiers());
  }

  private void refuseStandard(String feature) {
    if (standard) {
      throw Refused.unsupported(feature);
    }
  }

  private static Refused said(String message) {
    return Refused.semantic(0, "SQL compilation error: " + message);
  }

  Table addRows(Path path, Table table, RowClause clause) {
    refuseStandard("ROW ACCESS POLICY");
    Policy policy = state.policy(clause.policy(), true);
    clause.on().forEach(table::column);
    checkCount(policy, clause.policy(), path.last(), clause.on());
    for (int i = 0; i < clause.on().size(); i++) {
      Column column = table.column(clause.on().get(i));
      boolean inMask = table.columns().stream().anyMatch(c -> c.using().contains(column.name()));
      if (inMask) {
        throw masked(column.name());
      }
      Argument argument = policy.arguments().get(i);
      if (!isSameFamily(column.type(), argument.type())) {
        throw said(
            "Column '%s' data type '%s' does not match with Row access policy data type '%s'."
                .formatted(column.name(), column.type(), argument.type()));
      }
    }
    if (table.rowPolicy().isPresent()) {
      throw Refused.semantic(
          3549,
          "Object "
              + path.last()
              + " already has a ROW_ACCESS_POLICY. Only one ROW_ACCESS_POLICY is allowed at a"
              + " time.");
    }
    return table.rows(Optional.of(clause.policy()), clause.on());
  }

  private static boolean isSameFamily(String one, String other) {
    return SqlCasts.family(one).equals(SqlCasts.family(other));
  }

  private static Refused masked(String column) {
    return said(
        "Column '"
            + column
            + "' cannot be used as policy argument because it is masked by another"
            + " policy.");
  }

  private static void checkCount(Policy policy, Path name, String object, List<String> given) {
    if (policy.arguments().size() != given.size()) {
      throw Refused.semantic(
          0,
          "SQL compilation error:\nInvalid number of arguments for attaching policy '%s' to '%s',"
                  .formatted(name.last(), object)
              + " expected %d arguments, got %d arguments."
                  .formatted(policy.arguments().size(), given.size()));
    }
  }

  Table dropRows(Path path, Table table, Path policy) {
    state.policy(policy, true);
    if (!table.rowPolicy().equals(Optional.of(policy))) {
      throw Refused.semantic(
          0, "Policy " + policy.last() + " is not attached to TABLE " + path.last() + ".");
    }
    return table.rows(Optional.empty(), List.of());
  }

  /** What follows MASKING POLICY. */
  Table mask(Sql sql, Table table, String name) {
    refuseStandard("MASKING POLICY");
    Path path = FakeStatements.path(sql, 3);
    List<String> using = sql.take("USING") ? sql.identifiers() : List.of(name);
    boolean force = sql.take("FORCE");
    Policy policy = state.policy(path, false);
    Column column = table.column(name);
    using.forEach(table::column);
    checkCount(policy, path, name, using);
    if (!using.getFirst().equals(name)) {
      throw said("the first column of USING is not the one that is masked");
    }
    for (int i = 0; i < using.size(); i++) {
      checkArgument(table, table.column(using.get(i)), policy.arguments().get(i), i == 0);
    }
    if (column.mask().isPresent() && !column.mask().get().equals(path) && !force) {
      throw Refused.semantic(
          3529,
          "Specified column already attached to another masking policy. A column cannot be"
              + " attached to multiple masking policies. Please drop the current association in"
              + " order to attach a new masking policy.");
    }
    return table.with(column.masked(Optional.of(path), using));
  }

  private static void checkArgument(Table table, Column column, Argument argument, boolean first) {
    if (!isSameFamily(column.type(), argument.type())) {
      throw said(
          "COLUMN data type %s does not match with masking policy data type %s."
              .formatted(column.type(), argument.type()));
    }
    if (table.on().contains(column.name())) {
      throw said(
          "Column '"
              + column.name()
              + "' is an argument of a row access policy, and cannot be in"
              + " the signature of a masking policy.");
    }
    boolean asked =
        table.columns().stream()
            .anyMatch(c -> !c.name().equals(column.name()) && c.using().contains(column.name()));
    if (first ? asked : column.mask().isPresent()) {
      throw masked(column.name());
    }
  }
}
