package io.meshwright.provider.aws.redshift.client;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.sql.RsSql;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * What is read of the catalogue: each view once, cut to the schemas in question. Pages: the SVV
 * views of https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html.
 */
public enum CatalogueQuery {
  /** Whether who asks sees all of it, and how texts compare. */
  STANDING(
      false,
      "SELECT usesuper, user_is_member_of(current_user, ?),"
          + " user_is_member_of(current_user, ?),"
          + " user_is_member_of(current_user, ?), db_collation()"
          + " FROM pg_user WHERE usename = current_user",
      "sys:secadmin",
      "sys:operator",
      "sys:superuser"),
  /** Schemas: name, owner, comment. */
  SCHEMAS(
      false,
      "SELECT n.nspname, u.usename, d.description FROM pg_namespace n"
          + " JOIN pg_user u ON u.usesysid = n.nspowner"
          + " LEFT JOIN pg_description d ON d.objoid = n.oid AND d.objsubid = 0"
          + " WHERE n.nspname <> ? AND n.nspname <> ?",
      "pg_catalog",
      "information_schema"),
  /** Tables: schema, name, owner, comment. */
  TABLES(
      true,
      "SELECT n.nspname, c.relname, u.usename, d.description FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " JOIN pg_user u ON u.usesysid = c.relowner"
          + " LEFT JOIN pg_description d ON d.objoid = c.oid AND d.objsubid = 0"
          + " WHERE c.relkind = ? AND n.nspname",
      "r"),
  /** Columns in order: schema, table, name, type, whether NULL is refused. */
  COLUMNS(
      true,
      "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull"
          + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind = ? AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname",
      "r"),
  /** Rights on tables: schema, table, word, who, kind of who, whether handed on. */
  TABLE_RIGHTS(
      true,
      "SELECT namespace_name, relation_name, privilege_type, identity_name, identity_type,"
          + " admin_option FROM svv_relation_privileges WHERE namespace_name"),
  /** Rights on columns: schema, table, column, word, who, kind of who. */
  COLUMN_RIGHTS(
      true,
      "SELECT namespace_name, relation_name, column_name, privilege_type, identity_name,"
          + " identity_type FROM svv_column_privileges WHERE namespace_name"),
  /** Rights on schemas: schema, word, scope, who, kind of who, whether handed on. */
  SCHEMA_RIGHTS(
      true,
      "SELECT namespace_name, privilege_type, privilege_scope, identity_name, identity_type,"
          + " admin_option FROM svv_schema_privileges WHERE namespace_name"),
  /** Rights on everything in the database: word, scope, who, kind of who, whether handed on. */
  DATABASE_RIGHTS(
      false,
      "SELECT privilege_type, privilege_scope, identity_name, identity_type, admin_option"
          + " FROM svv_database_privileges WHERE database_name = current_database()"),
  /** What whoever asks makes comes with: schema, empty for all, who, kind of who. */
  DEFAULT_RIGHTS(
      false,
      "SELECT schema_name, grantee_name, grantee_type FROM svv_default_privileges"
          + " WHERE object_type = ? AND owner_name = current_user",
      "RELATION"),
  /**
   * Row security of tables: schema, table, whether on, how policies count, whether datashares are
   * shut.
   */
  ROW_SECURITY(
      true,
      "SELECT relschema, relname, is_rls_on, rls_conjunction_type, is_rls_datashare_on"
          + " FROM svv_rls_relation WHERE datname = current_database() AND relschema"),
  /** Row policies of tables: schema, table, policy, who, kind of who. */
  ATTACHED_ROWS(
      true,
      "SELECT relschema, relname, polname, grantee, granteekind FROM svv_rls_attached_policy"
          + " WHERE relschema"),
  /** Row policies: name, predicate. */
  ROW_POLICIES(
      false, "SELECT polname, polqual FROM svv_rls_policy WHERE poldb = current_database()"),
  /** Masking policies of columns: policy, schema, table, who, kind of who, priority, in, out. */
  ATTACHED_MASKS(
      true,
      "SELECT policy_name, schema_name, table_name, grantee, grantee_type, priority,"
          + " input_columns, output_columns FROM svv_attached_masking_policy WHERE schema_name"),
  /** Masking policies: name, expression. */
  MASK_POLICIES(
      false,
      "SELECT policy_name, policy_expression FROM svv_masking_policy"
          + " WHERE policy_database = current_database()"),
  /** Roles that have roles: who has, what. */
  ROLE_GRANTS(false, "SELECT role_name, granted_role_name FROM svv_role_grants"),
  /** Who ignores row policies: who, kind of who. */
  IGNORE_RLS(
      false,
      "SELECT identity_name, identity_type FROM svv_system_privileges"
          + " WHERE system_privilege = ?",
      "IGNORE RLS"),
  /**
   * Views in whose text the name of a schema stands, by itself or in another word: schema and name
   * of the view, that schema.
   */
  VIEWS(
      true,
      "SELECT v.schemaname, v.viewname, n.nspname FROM pg_views v JOIN pg_namespace n"
          + " ON POSITION(n.nspname IN LOWER(v.definition)) > 0"
          + " WHERE v.schemaname <> ? AND v.schemaname <> ? AND n.nspname",
      "pg_catalog",
      "information_schema"),
  /**
   * Datashares of this database: name, whether clusters that the internet reaches may use it, the
   * namespace that they are of.
   */
  SHARES(
      false,
      "SELECT share_name, is_publicaccessible, producer_namespace FROM svv_datashares"
          + " WHERE share_type = ? AND source_database = current_database()",
      "OUTBOUND"),
  /** What is in datashares: name, kind of object, object, whether what is made goes into it. */
  SHARE_OBJECTS(
      false,
      "SELECT share_name, object_type, object_name, include_new FROM svv_datashare_objects"
          + " WHERE share_type = ?",
      "OUTBOUND"),
  /** Who reads datashares: name, account, namespace. */
  SHARE_CONSUMERS(
      false,
      "SELECT share_name, consumer_account, consumer_namespace FROM svv_datashare_consumers"),
  /** Rights of this database on datashares: name, word, who, kind of who. */
  SHARE_RIGHTS(
      false,
      "SELECT datashare_name, privilege_type, identity_name, identity_type"
          + " FROM svv_datashare_privileges");

  private final boolean ofSchemas;
  private final String text;

  /** Separated by ends of lines: an enum holds nothing that can change. */
  private final String values;

  CatalogueQuery(boolean ofSchemas, String text, String... values) {
    this.ofSchemas = ofSchemas;
    this.text = text;
    this.values = String.join("\n", values);
  }

  /** The query, over some schemas where it is about what is in one; at least one is named. */
  public SqlText sql(SortedSet<String> schemas) {
    SqlText all =
        values.isEmpty() ? RsSql.filled(text) : RsSql.filled(text, values.split("\n", -1));
    if (!ofSchemas) {
      return all;
    }
    List<SqlText> names = new ArrayList<>();
    schemas.forEach(s -> names.add(RsSql.ofText(s)));
    SqlText query = all.words("IN").list(names);
    return this == COLUMNS ? query.words("ORDER BY 1, 2, a.attnum") : query.words("ORDER BY 1, 2");
  }

  /** Whether it is about what is in some schemas. */
  boolean isOfSchemas() {
    return ofSchemas;
  }
}
