package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.aws.redshift.resource.PolicyNames;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.sql.RsConditions;
import io.meshwright.provider.aws.redshift.sql.RsMasks;
import io.meshwright.provider.aws.redshift.sql.RsSql;
import io.meshwright.provider.aws.redshift.sql.RsTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Every kind of statement that Meshwright sends to change something. */
final class RsStatements {
  private RsStatements() {}

  static SqlText createSchema(String name) {
    return RsSql.of("CREATE SCHEMA").name(name);
  }

  /** What is in it would go with it, so that it has to be empty. */
  static SqlText dropSchema(String name) {
    return RsSql.of("DROP SCHEMA").name(name).words("RESTRICT");
  }

  static SqlText commentOnSchema(String name, String comment) {
    return RsSql.of("COMMENT ON SCHEMA").name(name).words("IS").plainText(comment);
  }

  static SqlText commentOnTable(String schema, String name, String comment) {
    return RsSql.of("COMMENT ON TABLE").name(schema, name).words("IS").plainText(comment);
  }

  static SqlText createTable(RsTable table) {
    return RsSql.of("CREATE TABLE")
        .name(table.schema(), table.name())
        .list(table.columns().stream().map(RsStatements::column).toList());
  }

  private static SqlText column(RsColumn column) {
    SqlText text = RsSql.ofName(column.name()).sql(RsTypes.written(column.type()));
    return column.required() ? text.words("NOT NULL") : text;
  }

  static SqlText addColumn(RsTable table, RsColumn column) {
    return RsSql.of("ALTER TABLE")
        .name(table.schema(), table.name())
        .words("ADD COLUMN")
        .sql(column(column));
  }

  /** Whether datashares let the table be read, without row policies; this is all there is. */
  static SqlText shareSecurity(RsTable table) {
    SqlText text = RsSql.of("ALTER TABLE").name(table.schema(), table.name());
    return text.words(
        table.shared()
            ? "ROW LEVEL SECURITY OFF FOR DATASHARES"
            : "ROW LEVEL SECURITY ON FOR DATASHARES");
  }

  static SqlText ownSecurity(RsTable table) {
    SqlText text = RsSql.of("ALTER TABLE").name(table.schema(), table.name());
    return switch (table.rowSecurity()) {
      case OFF -> text.words("ROW LEVEL SECURITY OFF");
      case AND -> text.words("ROW LEVEL SECURITY ON CONJUNCTION TYPE AND");
      case OR -> text.words("ROW LEVEL SECURITY ON CONJUNCTION TYPE OR");
    };
  }

  static SqlText dropTable(String schema, String name) {
    return RsSql.of("DROP TABLE").name(schema, name);
  }

  /** Words of privileges, each of which stands alone in the language. */
  static SqlText grant(RsGrant on, Collection<String> privileges) {
    return to(on(RsSql.of("GRANT").sql(words(privileges)), on).words("TO"), on.grantee());
  }

  static SqlText revoke(RsGrant on, Collection<String> privileges) {
    return to(on(RsSql.of("REVOKE").sql(words(privileges)), on).words("FROM"), on.grantee());
  }

  static SqlText grantColumns(RsGrant on, String privilege, Collection<String> columns) {
    return to(
        on(RsSql.of("GRANT").words(privilege).list(names(columns)), on).words("TO"), on.grantee());
  }

  static SqlText revokeColumns(RsGrant on, String privilege, Collection<String> columns) {
    return to(
        on(RsSql.of("REVOKE").words(privilege).list(names(columns)), on).words("FROM"),
        on.grantee());
  }

  private static SqlText words(Collection<String> privileges) {
    return RsSql.joined(privileges.stream().map(RsSql::of).toList(), ",");
  }

  private static List<SqlText> names(Collection<String> columns) {
    return columns.stream().map(RsSql::ofName).toList();
  }

  private static SqlText on(SqlText start, RsGrant grant) {
    return grant.table().isEmpty()
        ? start.words("ON SCHEMA").name(grant.schema())
        : start.words("ON TABLE").name(grant.schema(), grant.table());
  }

  private static SqlText to(SqlText start, String grantee) {
    if (grantee.equals(RsGrant.PUBLIC)) {
      return start.words("PUBLIC");
    }
    int colon = grantee.indexOf(':');
    String name = grantee.substring(colon + 1);
    return switch (grantee.substring(0, Math.max(colon, 0))) {
      case "role" -> start.words("ROLE").name(name);
      case "group" -> start.words("GROUP").name(name);
      case "user" -> start.name(name);
      default -> throw new IllegalArgumentException("'" + grantee + "' is nobody to grant to");
    };
  }

  /**
   * A row policy, attached.
   *
   * @param types neutral types of the table's columns
   * @throws UnwritableException where its rows cannot be written
   */
  static List<SqlText> createRowPolicy(RsRowPolicy policy, SortedMap<String, DataType> types)
      throws UnwritableException {
    List<SqlText> columns = new ArrayList<>();
    for (String column : ColumnNames.of(policy.rows())) {
      DataType type =
          Optional.ofNullable(types.get(column))
              .orElseThrow(
                  () -> new IllegalArgumentException("there is no column '" + column + "'"));
      columns.add(RsSql.ofName(column).sql(RsTypes.written(RsTypes.of(type))));
    }
    SqlText create = RsSql.of("CREATE RLS POLICY").name(policy.name());
    if (!columns.isEmpty()) {
      create.words("WITH").list(columns);
    }
    create.words("USING").brackets(RsConditions.write(policy.rows(), types));
    SqlText attach =
        to(
            RsSql.of("ATTACH RLS POLICY")
                .name(policy.name())
                .words("ON TABLE")
                .name(policy.schema(), policy.table())
                .words("TO"),
            policy.grantee());
    return List.of(create, attach);
  }

  static SqlText detachRowPolicy(RsRowPolicy policy) {
    return to(
        RsSql.of("DETACH RLS POLICY")
            .name(policy.name())
            .words("ON TABLE")
            .name(policy.schema(), policy.table())
            .words("FROM"),
        policy.grantee());
  }

  static SqlText dropRowPolicy(String name) {
    return RsSql.of("DROP RLS POLICY").name(name);
  }

  /**
   * Masking policies of a column, attached.
   *
   * @param type the column's neutral type
   * @throws UnwritableException where a mask cannot be written
   */
  static List<SqlText> createMask(RsMask mask, DataType type) throws UnwritableException {
    List<SqlText> statements = new ArrayList<>();
    for (RsMask.Level level : mask.levels()) {
      String name = name(mask, level);
      SqlText input = RsSql.ofName(RsMasks.INPUT).sql(RsTypes.written(RsTypes.of(type)));
      statements.add(
          RsSql.of("CREATE MASKING POLICY")
              .name(name)
              .words("WITH")
              .brackets(input)
              .words("USING")
              .brackets(RsMasks.write(mask(level.look()), type)));
      for (String grantee : level.to()) {
        statements.add(
            to(onColumn("ATTACH MASKING POLICY", name, mask).words("TO"), grantee)
                .words("PRIORITY")
                .words(Integer.toString(level.priority())));
      }
    }
    return statements;
  }

  private static Optional<Mask> mask(RsMask.Look look) throws UnwritableException {
    return switch (look) {
      case RsMask.Look.Masked(Mask mask) -> Optional.of(mask);
      case RsMask.Look.Raw raw -> Optional.empty();
      case RsMask.Look.Unread unread ->
          throw new UnwritableException("mask-functions", "what was not read is never written");
    };
  }

  private static String name(RsMask mask, RsMask.Level level) {
    return PolicyNames.maskPolicy(mask.schema(), mask.table(), mask.column(), level.priority());
  }

  private static SqlText onColumn(String words, String policy, RsMask mask) {
    return RsSql.of(words)
        .name(policy)
        .words("ON")
        .name(mask.schema(), mask.table())
        .brackets(RsSql.ofName(mask.column()));
  }

  static List<SqlText> detachMask(RsMask mask) {
    List<SqlText> statements = new ArrayList<>();
    for (RsMask.Level level : mask.levels()) {
      for (String grantee : level.to()) {
        statements.add(
            to(onColumn("DETACH MASKING POLICY", name(mask, level), mask).words("FROM"), grantee));
      }
    }
    return statements;
  }

  /** Names of the policies of a column's masks. */
  static List<String> maskPolicies(RsMask mask) {
    return mask.levels().stream().map(l -> name(mask, l)).toList();
  }

  static SqlText dropMaskPolicy(String name) {
    return RsSql.of("DROP MASKING POLICY").name(name);
  }

  static SqlText detach(RsMaskAttachment attachment) {
    return to(
        RsSql.of("DETACH MASKING POLICY")
            .name(attachment.policy())
            .words("ON")
            .name(attachment.schema(), attachment.table())
            .brackets(RsSql.ofName(attachment.column()))
            .words("FROM"),
        attachment.grantee());
  }
}
