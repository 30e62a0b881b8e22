package io.meshwright.provider.postgres.client;

/**
 * The queries of one read. What they ask for depends on the scope, their number does not. Owners of
 * objects have every right on them, and are not asked for; the role with number 0 is everybody. An
 * owner is trusted where it is the deployer or where the deployer has its rights; a superuser has
 * those of everybody, so they tell nothing about whom it trusts.
 */
final class CatalogueQueries {
  static final String SERVER =
      """
      SELECT current_user::text, r.rolsuper, current_setting('server_version_num')::int,
        current_database()::text
      FROM pg_roles r WHERE r.rolname = current_user
      """;

  /** Names; start of a marker, or empty. */
  static final String SCHEMAS =
      """
      SELECT n.oid::int8, n.nspname::text, pg_get_userbyid(n.nspowner)::text,
        u.oid = n.nspowner OR NOT u.rolsuper AND pg_has_role(u.oid, n.nspowner, 'USAGE'),
        coalesce(d.description, '')
      FROM pg_namespace n
      JOIN pg_roles u ON u.rolname = current_user
      LEFT JOIN pg_description d
        ON d.classoid = 'pg_namespace'::regclass AND d.objoid = n.oid AND d.objsubid = 0
      WHERE n.nspname = ANY (?) OR (? <> '' AND position(? IN d.description) > 0)
      ORDER BY n.nspname COLLATE "C"
      """;

  /** Schema numbers. */
  static final String RELATIONS =
      """
      SELECT c.oid::int8, n.nspname::text, c.relname::text, c.relkind::text,
        pg_get_userbyid(c.relowner)::text,
        u.oid = c.relowner OR NOT u.rolsuper AND pg_has_role(u.oid, c.relowner, 'USAGE'),
        c.relrowsecurity, c.reloptions, coalesce(d.description, ''),
        CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_roles u ON u.rolname = current_user
      LEFT JOIN pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
      WHERE c.relnamespace = ANY (?::int8[]::oid[]) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
      """;

  /** Relation numbers, twice. */
  static final String COLUMNS =
      """
      SELECT n.nspname::text, c.relname::text, a.attname::text,
        format_type(a.atttypid, a.atttypmod), a.attnotnull, coalesce(d.description, ''),
        CASE a.attidentity WHEN 'd' THEN 'BY_DEFAULT' WHEN 'a' THEN 'ALWAYS' ELSE 'NONE' END
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
      WHERE a.attnum > 0 AND NOT a.attisdropped
        AND a.attrelid IN (
          SELECT unnest(?::int8[]::oid[])
          UNION
          SELECT u.refobjid FROM pg_rewrite w
          JOIN pg_depend u
            ON u.classid = 'pg_rewrite'::regclass AND u.objid = w.oid
              AND u.refclassid = 'pg_class'::regclass
          WHERE w.ev_class = ANY (?::int8[]::oid[]))
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum
      """;

  /** Relation numbers. */
  static final String CONSTRAINTS =
      """
      SELECT n.nspname::text, c.relname::text, k.conname::text, k.contype = 'p',
        ARRAY(
          SELECT a.attname::text
          FROM unnest(k.conkey) WITH ORDINALITY AS u(number, place)
          JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number
          ORDER BY u.place)
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.conrelid = ANY (?::int8[]::oid[]) AND k.contype IN ('p', 'u')
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", k.conname COLLATE "C"
      """;

  /** Relation numbers. */
  static final String INDEXES =
      """
      SELECT n.nspname::text, c.relname::text, i.relname::text,
        ARRAY(
          SELECT a.attname::text
          FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS u(number, place)
          JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.number
          ORDER BY u.place)
      FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_class c ON c.oid = x.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE x.indrelid = ANY (?::int8[]::oid[])
        AND NOT x.indisunique AND x.indpred IS NULL AND x.indexprs IS NULL AND x.indisvalid
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", i.relname COLLATE "C"
      """;

  /** Relation numbers, thrice. A view reads its source through the rule that stands for it. */
  static final String DEPENDENTS =
      """
      SELECT n.nspname::text, c.relname::text,
        array_agg(DISTINCT a.attname::text) FILTER (WHERE a.attname IS NOT NULL),
        x.kind, xn.nspname::text, xc.relname::text, x.name
      FROM (
        SELECT d.refobjid, d.refobjsubid, w.ev_class AS relation, w.rulename::text AS name,
          CASE WHEN w.rulename = '_RETURN' THEN 'view' ELSE 'rule' END AS kind
        FROM pg_depend d
        JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY (?::int8[]::oid[])
          AND (w.ev_class <> d.refobjid OR w.rulename <> '_RETURN')
        UNION ALL
        SELECT d.refobjid, d.refobjsubid, p.polrelid, p.polname::text, 'policy'
        FROM pg_depend d
        JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
        WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY (?::int8[]::oid[])
          AND d.refobjsubid > 0
        UNION ALL
        SELECT t.tgrelid, 0, t.tgrelid, t.tgname::text, 'trigger'
        FROM pg_trigger t JOIN pg_class v ON v.oid = t.tgrelid AND v.relkind = 'v'
        WHERE t.tgrelid = ANY (?::int8[]::oid[]) AND NOT t.tgisinternal) x
      JOIN pg_class c ON c.oid = x.refobjid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_class xc ON xc.oid = x.relation
      JOIN pg_namespace xn ON xn.oid = xc.relnamespace
      LEFT JOIN pg_attribute a
        ON x.refobjsubid > 0 AND a.attrelid = x.refobjid AND a.attnum = x.refobjsubid
      GROUP BY n.nspname, c.relname, x.kind, xn.nspname, xc.relname, x.name
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", xn.nspname COLLATE "C",
        xc.relname COLLATE "C", x.name COLLATE "C"
      """;

  /** Relation numbers. */
  static final String POLICIES =
      """
      SELECT n.nspname::text, c.relname::text, p.polname::text, p.polpermissive,
        CASE p.polcmd
          WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
          WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        ARRAY(
          SELECT CASE WHEN r.member = 0 THEN 'public' ELSE pg_get_userbyid(r.member)::text END
          FROM unnest(p.polroles) AS r(member)),
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
        coalesce(d.description, '')
      FROM pg_policy p
      JOIN pg_class c ON c.oid = p.polrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_description d
        ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid AND d.objsubid = 0
      WHERE p.polrelid = ANY (?::int8[]::oid[])
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", p.polname COLLATE "C"
      """;

  /** Schema numbers; relation numbers; relation numbers. */
  static final String PRIVILEGES =
      """
      SELECT x.schema, x.relation, x.attribute,
        CASE WHEN x.grantee = 0 THEN 'public' ELSE pg_get_userbyid(x.grantee)::text END,
        x.privilege, bool_or(x.grantable)
      FROM (
        SELECT n.nspname::text AS schema, '' AS relation, NULL AS attribute,
          n.nspowner AS owner, e.grantee, e.privilege_type AS privilege,
          e.is_grantable AS grantable
        FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) e
        WHERE n.oid = ANY (?::int8[]::oid[])
        UNION ALL
        SELECT n.nspname::text, c.relname::text, NULL, c.relowner, e.grantee,
          e.privilege_type, e.is_grantable
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(c.relacl) e
        WHERE c.oid = ANY (?::int8[]::oid[])
        UNION ALL
        SELECT n.nspname::text, c.relname::text, a.attname::text, c.relowner, e.grantee,
          e.privilege_type, e.is_grantable
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(a.attacl) e
        WHERE a.attrelid = ANY (?::int8[]::oid[]) AND a.attnum > 0 AND NOT a.attisdropped) x
      WHERE x.grantee <> x.owner
      GROUP BY x.schema, x.relation, x.attribute, x.grantee, x.privilege
      """;

  /**
   * Start of any marker twice, role names: a role of whatever mesh stands for its members, who have
   * to be known then. The deployer's own memberships are left out: the server gives a role to whom
   * makes it. Options of a membership came with version 16; before it, they were the member's.
   */
  static final String MEMBERSHIPS =
      """
      WITH ours AS (
        SELECT d.objoid FROM pg_shdescription d
        WHERE d.classoid = 'pg_authid'::regclass AND ? <> '' AND position(? IN d.description) > 0)
      SELECT g.rolname::text, m.rolname::text, pg_get_userbyid(x.grantor)::text,
        x.admin_option, coalesce((to_jsonb(x) ->> 'inherit_option')::boolean, m.rolinherit),
        coalesce((to_jsonb(x) ->> 'set_option')::boolean, true)
      FROM pg_auth_members x
      JOIN pg_roles g ON g.oid = x.roleid
      JOIN pg_roles m ON m.oid = x.member
      WHERE m.rolname <> current_user
        AND (g.rolname = ANY (?) OR x.roleid IN (SELECT objoid FROM ours)
          OR x.member IN (SELECT objoid FROM ours))
      ORDER BY g.rolname COLLATE "C", m.rolname COLLATE "C", 3
      """;

  /** Role names; start of a marker twice. */
  static final String ROLES =
      """
      SELECT r.rolname::text, r.rolcanlogin, r.rolsuper OR r.rolbypassrls, coalesce(d.description, '')
      FROM pg_roles r
      LEFT JOIN pg_shdescription d
        ON d.classoid = 'pg_authid'::regclass AND d.objoid = r.oid
      WHERE r.rolname = ANY (?) OR (? <> '' AND position(? IN d.description) > 0)
      ORDER BY r.rolname COLLATE "C"
      """;

  /**
   * Relation numbers three times, schema numbers, relation numbers, schema numbers. Views in these
   * schemas are relations; those elsewhere read us behind our back. See <a
   * href="https://www.postgresql.org/docs/18/catalog-pg-depend.html">pg_depend</a>.
   */
  static final String ATTACHED =
      """
      SELECT x.kind, n.nspname::text, x.relation, x.what, x.name, x.owner, x.definition
      FROM (
        SELECT c.relkind::text AS kind, c.relnamespace AS schema, c.relname::text AS relation,
          'trigger' AS what, t.tgname::text AS name, pg_get_userbyid(p.proowner)::text AS owner,
          pg_get_triggerdef(t.oid) AS definition
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
        WHERE t.tgrelid = ANY (?::int8[]::oid[]) AND NOT t.tgisinternal
        UNION ALL
        SELECT c.relkind::text, c.relnamespace, c.relname::text, 'rule', w.rulename::text,
          pg_get_userbyid(c.relowner)::text, pg_get_ruledef(w.oid)
        FROM pg_rewrite w JOIN pg_class c ON c.oid = w.ev_class
        WHERE w.ev_class = ANY (?::int8[]::oid[]) AND w.rulename <> '_RETURN'
        UNION ALL
        SELECT DISTINCT c.relkind::text, c.relnamespace, c.relname::text, 'reader',
          vn.nspname::text || '.' || v.relname::text, pg_get_userbyid(v.relowner)::text, pg_get_viewdef(v.oid)
        FROM pg_depend d
        JOIN pg_rewrite w ON w.oid = d.objid
        JOIN pg_class v ON v.oid = w.ev_class
        JOIN pg_namespace vn ON vn.oid = v.relnamespace
        JOIN pg_class c ON c.oid = d.refobjid
        WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
          AND d.refobjid = ANY (?::int8[]::oid[]) AND v.relkind IN ('v', 'm')
          AND v.relnamespace <> ALL (?::int8[]::oid[])
        UNION ALL
        SELECT c.relkind::text, c.relnamespace, c.relname::text, 'publication', b.pubname::text,
          pg_get_userbyid(b.pubowner)::text, ''
        FROM pg_publication_rel r JOIN pg_publication b ON b.oid = r.prpubid
        JOIN pg_class c ON c.oid = r.prrelid
        WHERE r.prrelid = ANY (?::int8[]::oid[])
        UNION ALL
        SELECT 's', a.defaclnamespace, '', 'default-privilege',
          pg_get_userbyid(a.defaclrole)::text || ' ' || a.defaclobjtype::text,
          pg_get_userbyid(a.defaclrole)::text, a.defaclacl::text
        FROM pg_default_acl a WHERE a.defaclnamespace = ANY (?::int8[]::oid[])) x
      JOIN pg_namespace n ON n.oid = x.schema
      ORDER BY 2, 3, 4, 5
      """;

  private CatalogueQueries() {}
}
