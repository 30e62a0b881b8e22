package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.sql.PgSql;

/**
 * Takes from everybody but its owner what a new object came with. ALTER DEFAULT PRIVILEGES of the
 * deployer may give others rights that no plan shows; which ones, only the object tells. See <a
 * href="https://www.postgresql.org/docs/18/sql-alterdefaultprivileges.html">ALTER DEFAULT
 * PRIVILEGES</a>.
 */
final class DefaultRights {
  private DefaultRights() {}

  static DdlStep ofSchema(String schema) {
    String name = Sql.name(schema);
    return step("pg_namespace", "nsp", name, "regnamespace", "SCHEMA");
  }

  static DdlStep ofRelation(String schema, String relation) {
    String name = PgSql.qualified(schema, relation);
    return step("pg_class", "rel", name, "regclass", "TABLE");
  }

  /** The sequence behind a column that the server numbers; the server chooses its name. */
  static DdlStep ofSequence(String schema, String relation, String column) {
    String sequence = PgSql.sequence(schema, relation, column);
    return step(
        "pg_class", "rel", sequence + "::regclass", "'REVOKE ALL ON SEQUENCE ' || " + sequence);
  }

  private static DdlStep step(
      String catalogue, String prefix, String name, String type, String kind) {
    return step(
        catalogue,
        prefix,
        PgSql.quoteLiteral(name) + "::" + type,
        PgSql.quoteLiteral("REVOKE ALL ON " + kind + " " + name));
  }

  private static DdlStep step(String catalogue, String prefix, String object, String revoke) {
    String body =
        """
        DECLARE
          who text;
        BEGIN
          FOR who IN
            SELECT DISTINCT CASE
              WHEN e.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END
            FROM %1$s o CROSS JOIN LATERAL aclexplode(o.%2$sacl) e
            WHERE o.oid = %3$s AND e.grantee <> o.%2$sowner
          LOOP
            EXECUTE %4$s || ' FROM ' || who;
          END LOOP;
        END"""
            .formatted(catalogue, prefix, object, revoke);
    return new DdlStep.Sql("REVOKE", "DO " + PgSql.quoteLiteral(body));
  }
}
