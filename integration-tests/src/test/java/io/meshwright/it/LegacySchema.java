package io.meshwright.it;

import java.util.List;

/** A schema that somebody made by hand, with everything that a schema can have. */
final class LegacySchema {
  /** Makes the schema and its roles. */
  static final List<String> STATEMENTS =
      List.of(
          "CREATE ROLE legacy_owner",
          "CREATE ROLE legacy_readers",
          "CREATE ROLE legacy_ben LOGIN",
          "COMMENT ON ROLE legacy_owner IS 'Since 1999'",
          "GRANT legacy_readers TO legacy_ben",
          "CREATE SCHEMA legacy",
          "COMMENT ON SCHEMA legacy IS 'Do not touch'",
          "CREATE TABLE legacy.customers (id integer PRIMARY KEY, name text, age integer)",
          "INSERT INTO legacy.customers SELECT i, 'name ' || i, i FROM generate_series(1, 200) i",
          "CREATE VIEW legacy.adults AS SELECT id, name FROM legacy.customers WHERE age > 17",
          "ALTER TABLE legacy.customers ENABLE ROW LEVEL SECURITY",
          "CREATE POLICY own ON legacy.customers TO legacy_readers USING (age > 30)",
          "CREATE FUNCTION legacy.touch() RETURNS trigger LANGUAGE plpgsql"
              + " AS 'BEGIN RETURN NEW; END'",
          "CREATE TRIGGER touch BEFORE UPDATE ON legacy.customers FOR EACH ROW"
              + " EXECUTE FUNCTION legacy.touch()",
          "GRANT USAGE ON SCHEMA legacy TO legacy_readers",
          "GRANT SELECT (id, name) ON legacy.customers TO legacy_readers",
          "ALTER TABLE legacy.customers OWNER TO legacy_owner");

  /**
   * Every fact about it as a line. {@code xmin} is the transaction that wrote a row last, so that a
   * fact taken away and given back shows as well.
   */
  static final String EVERYTHING =
      """
      SELECT line FROM (
        SELECT format('class %s %s %s owner %s acl %s rls %s comment %s', c.xmin, c.relname,
          c.relkind, c.relowner::regrole, c.relacl, c.relrowsecurity,
          obj_description(c.oid)) AS line
        FROM pg_class c WHERE c.relnamespace = 'legacy'::regnamespace
        UNION ALL SELECT format('column %s %s.%s %s %s %s', xmin, attrelid::regclass, attname,
          format_type(atttypid, atttypmod), attnotnull, attacl)
        FROM pg_attribute WHERE attnum > 0 AND attrelid IN (
          SELECT oid FROM pg_class WHERE relnamespace = 'legacy'::regnamespace)
        UNION ALL SELECT format('schema %s acl %s comment %s owner %s', xmin, nspacl,
          obj_description(oid), nspowner::regrole) FROM pg_namespace WHERE nspname = 'legacy'
        UNION ALL SELECT format('policy %s %s %s %s', xmin, polname,
          pg_get_expr(polqual, polrelid), polroles::text)
        FROM pg_policy WHERE polrelid = 'legacy.customers'::regclass
        UNION ALL SELECT format('trigger %s %s', xmin, pg_get_triggerdef(oid)) FROM pg_trigger
        WHERE tgrelid = 'legacy.customers'::regclass
        UNION ALL SELECT format('function %s %s', xmin, pg_get_functiondef(oid)) FROM pg_proc
        WHERE pronamespace = 'legacy'::regnamespace
        UNION ALL SELECT format('view %s', pg_get_viewdef('legacy.adults'::regclass))
        UNION ALL SELECT format('role %s %s %s %s', xmin, rolname, rolcanlogin,
          shobj_description(oid, 'pg_authid')) FROM pg_authid WHERE rolname LIKE 'legacy%'
        UNION ALL SELECT format('row %s %s %s', ctid, xmin, c) FROM legacy.customers c
        UNION ALL SELECT format('member %s %s %s', xmin, roleid::regrole, member::regrole)
        FROM pg_auth_members WHERE roleid = 'legacy_readers'::regrole) x
      ORDER BY 1
      """;

  private LegacySchema() {}
}
