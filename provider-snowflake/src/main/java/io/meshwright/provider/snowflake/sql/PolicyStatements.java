package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.List;

/**
 * Statements about policies (https://docs.snowflake.com/en/sql-reference/sql/alter-table,
 * https://docs.snowflake.com/en/sql-reference/sql/create-row-access-policy). A policy is in the
 * schema of its table. To create one that is there changes nothing, so that its body is set after.
 *
 * @param database the table's database
 * @param schema the table's schema
 * @param kind what the table is
 */
public record PolicyStatements(String database, String schema, TableKind kind) {
  /** A row access policy. */
  public SqlText createRowPolicy(String policy, List<SfArgument> signature, SqlText body) {
    return SfText.of("CREATE ROW ACCESS POLICY IF NOT EXISTS")
        .name(database, schema, policy)
        .words("AS")
        .list(signature.stream().map(SfArgument::declared).toList())
        .words("RETURNS BOOLEAN ->")
        .sql(body);
  }

  /** Another body of a row access policy, which takes effect with the next query. */
  public SqlText setRowPolicy(String policy, SqlText body) {
    return SfText.of("ALTER ROW ACCESS POLICY")
        .name(database, schema, policy)
        .words("SET BODY ->")
        .sql(body);
  }

  /** Drops a policy that no table has. */
  public SqlText dropRowPolicy(String policy) {
    return SfText.of("DROP ROW ACCESS POLICY IF EXISTS").name(database, schema, policy);
  }

  /** Puts a row access policy on a table that has none. */
  public SqlText addRowPolicy(String table, String policy, List<SfArgument> signature) {
    return alter(table).sql(add(policy, signature));
  }

  /** Puts a row access policy on a table in place of another, at once. */
  public SqlText swapRowPolicy(
      String table, String before, String policy, List<SfArgument> signature) {
    return swapRowPolicy(table, List.of(database, schema, before), policy, signature);
  }

  /**
   * The same in place of a policy of any schema.
   *
   * @param before database, schema and name
   */
  public SqlText swapRowPolicy(
      String table, List<String> before, String policy, List<SfArgument> signature) {
    SqlText drop = drop(before);
    return alter(table).sql(SfText.joined(List.of(drop, add(policy, signature)), ","));
  }

  /** Takes a row access policy from a table. */
  public SqlText removeRowPolicy(String table, String policy) {
    return removeRowPolicy(table, List.of(database, schema, policy));
  }

  /**
   * Takes a row access policy of any schema from a table.
   *
   * @param policy database, schema and name
   */
  public SqlText removeRowPolicy(String table, List<String> policy) {
    return alter(table).sql(drop(policy));
  }

  private static SqlText drop(List<String> policy) {
    return SfText.of("DROP ROW ACCESS POLICY").name(policy.get(0), policy.get(1), policy.get(2));
  }

  private SqlText add(String policy, List<SfArgument> signature) {
    return SfText.of("ADD ROW ACCESS POLICY")
        .name(database, schema, policy)
        .words("ON")
        .list(names(signature));
  }

  private static List<SqlText> names(List<SfArgument> signature) {
    return signature.stream().map(a -> SfText.ofName(a.name())).toList();
  }

  private SqlText alter(String table) {
    return SfText.of("ALTER").words(kind.words()).name(database, schema, table);
  }

  /** A masking policy; its first argument is the column that it masks. */
  public SqlText createMask(String policy, List<SfArgument> signature, SqlText body) {
    return SfText.of("CREATE MASKING POLICY IF NOT EXISTS")
        .name(database, schema, policy)
        .words("AS")
        .list(signature.stream().map(SfArgument::declared).toList())
        .words("RETURNS")
        .sql(SfTypes.written(signature.getFirst().type()))
        .words("->")
        .sql(body);
  }

  /** Another body of a masking policy, which takes effect with the next query. */
  public SqlText setMask(String policy, SqlText body) {
    return SfText.of("ALTER MASKING POLICY")
        .name(database, schema, policy)
        .words("SET BODY ->")
        .sql(body);
  }

  /** Drops a policy that no column has. */
  public SqlText dropMask(String policy) {
    return SfText.of("DROP MASKING POLICY").name(database, schema, policy);
  }

  /** Puts a masking policy on a column, in place of another where there is one, at once. */
  public SqlText addMask(String table, String policy, List<SfArgument> signature) {
    SqlText text =
        column(table, signature.getFirst().name())
            .words("SET MASKING POLICY")
            .name(database, schema, policy);
    return (signature.size() == 1 ? text : text.words("USING").list(names(signature)))
        .words("FORCE");
  }

  /** Takes the masking policy from a column. */
  public SqlText removeMask(String table, String column) {
    return column(table, column).words("UNSET MASKING POLICY");
  }

  private SqlText column(String table, String column) {
    return alter(table).words("MODIFY COLUMN").name(column);
  }
}
