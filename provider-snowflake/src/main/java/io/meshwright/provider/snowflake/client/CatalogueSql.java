package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.sql.SfText;
import java.util.ArrayList;
import java.util.List;

/**
 * How questions to the catalogue are written. Pages: SHOW of
 * https://docs.snowflake.com/en/sql-reference/sql and the views of
 * https://docs.snowflake.com/en/sql-reference/info-schema.
 */
public final class CatalogueSql {
  private static final String OWN = "INFORMATION_SCHEMA";

  private CatalogueSql() {}

  /** The statement of a question. */
  public static SqlText of(CatalogueRead read) {
    String database = read.database();
    List<String> names = read.names();
    return switch (read.query()) {
      case STANDING -> SfText.of("SELECT CURRENT_ROLE() AS ROLE");
      case DATABASES -> paged(SfText.of("SHOW DATABASES"), read);
      case SCHEMAS ->
          view("SELECT SCHEMA_NAME, IS_MANAGED_ACCESS, COMMENT", database, "SCHEMATA")
              .words("WHERE SCHEMA_NAME <>")
              .text(OWN)
              .words("ORDER BY SCHEMA_NAME");
      case TABLES ->
          view(
                  "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, IS_ICEBERG, IS_DYNAMIC, COMMENT",
                  database,
                  "TABLES")
              .words("WHERE TABLE_SCHEMA <>")
              .text(OWN)
              .words("ORDER BY TABLE_SCHEMA, TABLE_NAME");
      case VIEWS ->
          view("SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, IS_SECURE", database, "VIEWS")
              .words("WHERE TABLE_SCHEMA <>")
              .text(OWN)
              .words("ORDER BY TABLE_SCHEMA, TABLE_NAME");
      case DYNAMIC_TABLES -> SfText.of("SHOW DYNAMIC TABLES IN DATABASE").name(database);
      case EXTERNAL_TABLES -> within(SfText.of("SHOW EXTERNAL TABLES IN"), read);
      case TABLE_CHANGES -> within(SfText.of("SHOW TABLES IN"), read);
      case COLUMNS ->
          view(
                  "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE,"
                      + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE,"
                      + " DATETIME_PRECISION, IS_NULLABLE, COLLATION_NAME",
                  database,
                  "COLUMNS")
              .words("WHERE TABLE_SCHEMA <>")
              .text(OWN)
              .words("ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION");
      case OBJECT_PRIVILEGES ->
          view(
                  "SELECT GRANTEE, GRANTED_TO, OBJECT_CATALOG, OBJECT_SCHEMA, OBJECT_NAME,"
                      + " OBJECT_TYPE, PRIVILEGE_TYPE, IS_GRANTABLE",
                  database,
                  "OBJECT_PRIVILEGES")
              .words("WHERE OBJECT_CATALOG =")
              .text(database)
              .words("OR OBJECT_NAME =")
              .text(database);
      case DATABASE_ROLES ->
          paged(SfText.of("SHOW DATABASE ROLES IN DATABASE").name(database), read);
      case GRANTS_TO_DATABASE_ROLE ->
          SfText.of("SHOW GRANTS TO DATABASE ROLE").name(database, names.getFirst());
      case GRANTS_OF_DATABASE_ROLE ->
          SfText.of("SHOW GRANTS OF DATABASE ROLE").name(database, names.getFirst());
      case GRANTS_OF_ROLE -> SfText.of("SHOW GRANTS OF ROLE").name(names.getFirst());
      case FUTURE_GRANTS_IN_DATABASE -> SfText.of("SHOW FUTURE GRANTS IN DATABASE").name(database);
      case FUTURE_GRANTS_IN_SCHEMA ->
          SfText.of("SHOW FUTURE GRANTS IN SCHEMA").name(database, names.getFirst());
      case SHARES -> SfText.of("SHOW SHARES");
      case LISTINGS -> SfText.of("SHOW LISTINGS");
      case LISTING -> SfText.of("DESCRIBE LISTING").name(names.getFirst());
      case GRANTS_TO_SHARE -> SfText.of("SHOW GRANTS TO SHARE").name(names.getFirst());
      case STAGES -> within(SfText.of("SHOW STAGES IN"), read);
      case MODELS -> within(SfText.of("SHOW MODELS IN"), read);
      case WAREHOUSES -> SfText.of("SHOW WAREHOUSES");
      case RESOURCE_MONITORS -> SfText.of("SHOW RESOURCE MONITORS");
      case GRANTS_ON_WAREHOUSE -> SfText.of("SHOW GRANTS ON WAREHOUSE").name(names.getFirst());
      case TAGS -> SfText.of("SHOW TAGS IN DATABASE").name(database);
      case TAG_POLICIES -> TagSql.policies(database, names);
      case TAG_VALUES -> TagSql.values(database, names);
      case ROW_POLICIES -> within(SfText.of("SHOW ROW ACCESS POLICIES IN"), read);
      case MASKING_POLICIES -> within(SfText.of("SHOW MASKING POLICIES IN"), read);
      case TASKS -> paged(SfText.of("SHOW TASKS IN DATABASE").name(database), read);
      case STREAMS -> within(SfText.of("SHOW STREAMS IN"), read);
      case METRIC_REFERENCES ->
          metrics(
              "SELECT METRIC_NAME, REF_DATABASE_NAME, REF_SCHEMA_NAME, REF_ENTITY_NAME,"
                  + " REF_ARGUMENTS, REF_ID, SCHEDULE, USE_ROLE FROM TABLE",
              "SNOWFLAKE.INFORMATION_SCHEMA.DATA_METRIC_FUNCTION_REFERENCES");
      case METRIC_EXPECTATIONS ->
          metrics(
              "SELECT REF_ID, EXPECTATION_NAME, EXPECTATION_EXPRESSION FROM TABLE",
              "SNOWFLAKE.INFORMATION_SCHEMA.DATA_METRIC_FUNCTION_EXPECTATIONS");
      case POLICY_TEXTS -> texts(database, names);
      case POLICY_REFERENCES -> references(database, names);
    };
  }

  private static SqlText view(String select, String database, String view) {
    return SfText.of(select).words("FROM").name(database, OWN, view);
  }

  private static SqlText within(SqlText show, CatalogueRead read) {
    return read.names().isEmpty()
        ? show.words("DATABASE").name(read.database())
        : show.words("SCHEMA").name(read.database(), read.names().getFirst());
  }

  private static SqlText paged(SqlText show, CatalogueRead read) {
    SqlText page = show.words("LIMIT").words(Integer.toString(SnowflakeGateway.PAGE));
    read.after().ifPresent(last -> page.words("FROM").text(last));
    return page;
  }

  /** Of each metric that we put on tables. */
  private static SqlText metrics(String select, String function) {
    return SfText.joined(
        SfMetric.METRICS.stream()
            .map(
                metric ->
                    SfText.of(select)
                        .brackets(
                            SfText.of(function)
                                .brackets(
                                    SfText.of("METRIC_NAME =>").text("SNOWFLAKE.CORE." + metric))))
            .toList(),
        "UNION ALL");
  }

  private static SqlText texts(String database, List<String> names) {
    List<SqlText> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 2) {
      String policy = SfText.ofName(database, names.get(i), names.get(i + 1)).toString();
      all.add(
          SfText.of("SELECT")
              .words(Integer.toString(i / 2))
              .words("AS NTH, GET_DDL")
              .list(List.of(SfText.ofText("POLICY"), SfText.ofText(policy), SfText.of("TRUE")))
              .words("AS DDL"));
    }
    return SfText.joined(all, "UNION ALL");
  }

  /** Every account has the database that the function is asked in. */
  private static SqlText references(String database, List<String> names) {
    List<SqlText> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i += 2) {
      String policy = SfText.ofName(database, names.get(i), names.get(i + 1)).toString();
      all.add(
          SfText.of(
                  "SELECT POLICY_DB, POLICY_SCHEMA, POLICY_NAME, POLICY_KIND, REF_DATABASE_NAME,"
                      + " REF_SCHEMA_NAME, REF_ENTITY_NAME, REF_ENTITY_DOMAIN, REF_COLUMN_NAME,"
                      + " REF_ARG_COLUMN_NAMES FROM TABLE")
              .brackets(
                  SfText.of("SNOWFLAKE.INFORMATION_SCHEMA.POLICY_REFERENCES")
                      .brackets(SfText.of("POLICY_NAME =>").text(policy))));
    }
    return SfText.joined(all, "UNION ALL");
  }
}
