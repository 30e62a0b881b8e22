package io.meshwright.provider.snowflake.sql;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfTable;
import java.util.List;

/**
 * Statements about databases, schemas, tables and roles. What is created carries its comment from
 * the first; nothing is replaced, and nothing that is there already counts as created.
 */
public final class SfStatements {
  private static final String COMMENT = "COMMENT =";
  private static final String SET_COMMENT = "SET COMMENT =";

  /** Texts in what is created compare by their characters, whatever the account says. */
  private static final String TRACKING = "CHANGE_TRACKING = TRUE";

  private static final String COLLATION = "DEFAULT_DDL_COLLATION =";

  private SfStatements() {}

  /** A database, https://docs.snowflake.com/en/sql-reference/sql/create-database. */
  public static SqlText createDatabase(String name, String comment) {
    return SfText.of("CREATE DATABASE")
        .name(name)
        .words(COLLATION)
        .text("")
        .words(COMMENT)
        .text(comment);
  }

  /** The comment of a database. */
  public static SqlText commentOnDatabase(String name, String comment) {
    return SfText.of("ALTER DATABASE").name(name).words(SET_COMMENT).text(comment);
  }

  /** All that is in it goes with it; the server asks for no emptiness. */
  public static SqlText dropDatabase(String name) {
    return SfText.of("DROP DATABASE").name(name);
  }

  /** A schema, https://docs.snowflake.com/en/sql-reference/sql/create-schema. */
  public static SqlText createSchema(
      String database, String name, boolean managed, String comment) {
    SqlText text = SfText.of("CREATE SCHEMA").name(database, name);
    return (managed ? text.words("WITH MANAGED ACCESS") : text)
        .words(COLLATION)
        .text("")
        .words(COMMENT)
        .text(comment);
  }

  /** The comment of a schema. */
  public static SqlText commentOnSchema(String database, String name, String comment) {
    return SfText.of("ALTER SCHEMA").name(database, name).words(SET_COMMENT).text(comment);
  }

  /** Whether only its owner grants on what is in a schema. */
  public static SqlText managedAccess(String database, String name, boolean managed) {
    return SfText.of("ALTER SCHEMA")
        .name(database, name)
        .words(managed ? "ENABLE MANAGED ACCESS" : "DISABLE MANAGED ACCESS");
  }

  /** All that is in it goes with it; the server asks for no emptiness. */
  public static SqlText dropSchema(String database, String name) {
    return SfText.of("DROP SCHEMA").name(database, name);
  }

  /**
   * A table, https://docs.snowflake.com/en/sql-reference/sql/create-table; one that Iceberg keeps,
   * https://docs.snowflake.com/en/sql-reference/sql/create-iceberg-table-snowflake, has the
   * collation of its schema.
   */
  public static SqlText createTable(SfTable table, String comment) {
    if (table.external().isPresent()) {
      return ExternalStatements.create(table, table.external().get(), comment);
    }
    List<SqlText> columns = table.columns().stream().map(SfStatements::column).toList();
    SqlText text =
        SfText.of("CREATE")
            .words(table.kind().words())
            .name(table.database(), table.schema(), table.name())
            .list(columns);
    if (table.tracked()) {
      text.words(TRACKING);
    }
    if (table.volume().isEmpty()) {
      text.words(COLLATION).text("");
    } else {
      text.words("EXTERNAL_VOLUME =")
          .text(table.volume().get())
          .words("CATALOG =")
          .text("SNOWFLAKE")
          .words("BASE_LOCATION =")
          .text(String.join("/", table.database(), table.schema(), table.name()));
    }
    return text.words(COMMENT).text(comment);
  }

  private static SqlText column(SfColumn column) {
    SqlText text = SfText.ofName(column.name()).sql(SfTypes.written(column.type()));
    return column.required() ? text.words("NOT NULL") : text;
  }

  private static SqlText alterTable(SfTable table) {
    return SfText.of("ALTER")
        .words(table.kind().words())
        .name(table.database(), table.schema(), table.name());
  }

  /** One more column of a table. */
  public static SqlText addColumn(SfTable table, SfColumn column) {
    return alterTable(table).words("ADD COLUMN").sql(column(column));
  }

  /** Its changes are kept from now on; the table is locked for the moment. */
  public static SqlText trackChanges(SfTable table) {
    return alterTable(table).words("SET").words(TRACKING);
  }

  /** A column may have no value any more. */
  public static SqlText optional(SfTable table, String column) {
    return alterTable(table).words("ALTER COLUMN").name(column).words("DROP NOT NULL");
  }

  /** The comment of a table. */
  public static SqlText commentOnTable(SfTable table, String comment) {
    return alterTable(table).words(SET_COMMENT).text(comment);
  }

  /** A table and its data. */
  public static SqlText dropTable(SfTable table) {
    return SfText.of("DROP")
        .words(table.kind().words())
        .name(table.database(), table.schema(), table.name());
  }

  /** A role, https://docs.snowflake.com/en/sql-reference/sql/create-database-role. */
  public static SqlText createDatabaseRole(String database, String name, String comment) {
    return SfText.of("CREATE DATABASE ROLE").name(database, name).words(COMMENT).text(comment);
  }

  /** The comment of a role. */
  public static SqlText commentOnDatabaseRole(String database, String name, String comment) {
    return SfText.of("ALTER DATABASE ROLE").name(database, name).words(SET_COMMENT).text(comment);
  }

  /** A role and all that it was given. */
  public static SqlText dropDatabaseRole(String database, String name) {
    return SfText.of("DROP DATABASE ROLE").name(database, name);
  }
}
