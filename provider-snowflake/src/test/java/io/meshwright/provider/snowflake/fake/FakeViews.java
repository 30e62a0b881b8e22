package io.meshwright.provider.snowflake.fake;

import io.meshwright.provider.snowflake.fake.FakeState.Column;
import io.meshwright.provider.snowflake.fake.FakeState.Path;
import io.meshwright.provider.snowflake.fake.FakeState.Right;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Views of the information schema, by their pages. */
final class FakeViews {
  private static final String OWN = "INFORMATION_SCHEMA";

  private final FakeState state;
  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

  private final String actor;

  FakeViews(FakeState state, String actor) {
    this.state = state;
    this.actor = actor;
  }

  List<Map<String, @Nullable Object>> rows(Path database, String view) {
    switch (view) {
      case "SCHEMATA" -> schemata(database);
      case "TABLES" -> {
        row(
            "TABLE_SCHEMA",
            OWN,
            "TABLE_NAME",
            "TABLES",
            "TABLE_TYPE",
            "VIEW",
            "IS_ICEBERG",
            "NO",
            "IS_DYNAMIC",
            "NO");
        state.tables.forEach(
            (path, t) -> {
              if (path.isWithin(database)) {
                boolean files = t.kind().equals(FakeExternalTables.KIND);
                String type = files ? FakeExternalTables.KIND : "BASE TABLE";
                table(path, type, t.kind(), t.owner(), t.comment());
              }
            });
        state.views.forEach(
            (path, v) -> {
              if (path.isWithin(database)) {
                table(path, "VIEW", "VIEW", v.owner(), v.comment());
              }
            });
      }
      case "VIEWS" ->
          state.views.forEach(
              (path, v) -> {
                if (path.isWithin(database)) {
                  view(path, v);
                }
              });
      case "COLUMNS" -> {
        state.tables.forEach(
            (path, t) -> {
              if (path.isWithin(database)) {
                columns(path, t.columns());
              }
            });
        state.views.forEach(
            (path, v) -> {
              if (path.isWithin(database)) {
                columns(path, v.columns());
              }
            });
      }
      case "OBJECT_PRIVILEGES" -> privileges();
      default -> throw Refused.missing("Object", database.shown() + "." + OWN + "." + view);
    }
    return rows;
  }

  /** Columns and values by turns. */
  private void row(@Nullable Object... cells) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put(String.valueOf(cells[i]), cells[i + 1]);
    }
    rows.add(row);
  }

  private static @Nullable String comment(String text) {
    return text.isEmpty() ? null : text;
  }

  private void schemata(Path database) {
    schema(database, OWN, "NO", "", "Views describing the contents of schemas in this database");
    state.schemas.forEach(
        (path, s) -> {
          if (path.isWithin(database)) {
            schema(database, path.last(), s.managed() ? "YES" : "NO", s.owner(), s.comment());
          }
        });
  }

  private void schema(Path database, String name, String managed, String owner, String comment) {
    row(
        "CATALOG_NAME",
        database.last(),
        "SCHEMA_NAME",
        name,
        "SCHEMA_OWNER",
        owner,
        "IS_MANAGED_ACCESS",
        managed,
        "COMMENT",
        comment(comment));
  }

  /** Only its owner sees the text of a secure view. */
  private void view(Path path, FakeView view) {
    row(
        "TABLE_CATALOG",
        path.names().get(0),
        "TABLE_SCHEMA",
        path.names().get(1),
        "TABLE_NAME",
        path.last(),
        "TABLE_OWNER",
        view.owner(),
        "VIEW_DEFINITION",
        view.secure() && !view.owner().equals(actor) ? null : view.statement(),
        "IS_SECURE",
        view.secure() ? "YES" : "NO",
        "COMMENT",
        comment(view.comment()));
  }

  private void table(Path path, String type, String kind, String owner, String comment) {
    row(
        "TABLE_CATALOG",
        path.names().get(0),
        "TABLE_SCHEMA",
        path.names().get(1),
        "TABLE_NAME",
        path.last(),
        "TABLE_OWNER",
        owner,
        "TABLE_TYPE",
        type,
        "IS_ICEBERG",
        kind.equals(FakeTables.ICEBERG) ? "YES" : "NO",
        "IS_DYNAMIC",
        kind.equals(FakeDynamicTables.KIND) ? "YES" : "NO",
        "COMMENT",
        comment(comment));
  }

  private void columns(Path path, List<Column> columns) {
    int position = 0;
    for (Column column : columns) {
      String family = SqlCasts.family(column.type());
      List<Integer> numbers = SqlCasts.numbers(column.type());
      boolean number = family.equals("NUMBER");
      boolean text = Set.of("VARCHAR", "BINARY").contains(family);
      boolean time = family.startsWith("TIME");
      row(
          "TABLE_CATALOG",
          path.names().get(0),
          "TABLE_SCHEMA",
          path.names().get(1),
          "TABLE_NAME",
          path.last(),
          "COLUMN_NAME",
          column.name(),
          "ORDINAL_POSITION",
          BigDecimal.valueOf(++position),
          "IS_NULLABLE",
          column.required() ? "NO" : "YES",
          "DATA_TYPE",
          family.equals("VARCHAR") ? "TEXT" : family,
          "CHARACTER_MAXIMUM_LENGTH",
          at(numbers, 0, text),
          "NUMERIC_PRECISION",
          at(numbers, 0, number),
          "NUMERIC_SCALE",
          at(numbers, 1, number),
          "DATETIME_PRECISION",
          at(numbers, 0, time),
          "COLLATION_NAME",
          null,
          "COMMENT",
          comment(column.comment()));
    }
  }

  private static @Nullable Object at(List<Integer> numbers, int index, boolean counts) {
    return counts ? BigDecimal.valueOf(numbers.get(index)) : null;
  }

  /** The page names no database roles and no shares among those who are shown here. */
  private void privileges() {
    state.databases.forEach(
        (p, d) -> privilege(d.owner(), "ROLE", p, "DATABASE", "OWNERSHIP", true));
    state.schemas.forEach((p, s) -> privilege(s.owner(), "ROLE", p, "SCHEMA", "OWNERSHIP", true));
    state.tables.forEach((p, t) -> privilege(t.owner(), "ROLE", p, t.kind(), "OWNERSHIP", true));
    state.views.forEach((p, v) -> privilege(v.owner(), "ROLE", p, "VIEW", "OWNERSHIP", true));
    state.tasks.forEach((p, t) -> privilege(t.owner(), "ROLE", p, "TASK", "OWNERSHIP", true));
    state.streams.forEach(
        (p, s) -> privilege(s.owner(), "ROLE", p, FakeStreams.KIND, "OWNERSHIP", true));
    state.stages.forEach(
        (p, s) -> privilege(s.owner(), "ROLE", p, FakeStages.KIND, "OWNERSHIP", true));
    state.models.forEach((p, o) -> privilege(o, "ROLE", p, FakeModels.KIND, "OWNERSHIP", true));
    for (Right right : state.rights) {
      if (!right.future() && Set.of("ROLE", "USER").contains(right.who().kind())) {
        privilege(
            right.who().name().last(),
            right.who().kind(),
            right.path(),
            right.on(),
            right.privilege(),
            right.grantable());
      }
    }
  }

  private void privilege(
      String who, String kind, Path path, String on, String word, boolean grantable) {
    List<String> names = path.names();
    row(
        "GRANTOR",
        "SYSADMIN",
        "GRANTEE",
        who,
        "GRANTED_TO",
        kind,
        "OBJECT_CATALOG",
        names.size() > 1 ? names.getFirst() : null,
        "OBJECT_SCHEMA",
        names.size() > 2 ? names.get(1) : null,
        "OBJECT_NAME",
        path.last(),
        "OBJECT_TYPE",
        on,
        "PRIVILEGE_TYPE",
        word,
        "IS_GRANTABLE",
        grantable ? "YES" : "NO");
  }

  /** What a policy is on. */
  List<Map<String, @Nullable Object>> references(Path policy) {
    if (!state.policies.containsKey(policy)) {
      throw Refused.missing("Policy", policy.shown());
    }
    state.tables.forEach(
        (path, t) -> {
          if (t.rowPolicy().equals(Optional.of(policy))) {
            reference(policy, path, null, t.on());
          }
          for (Column column : t.columns()) {
            if (column.mask().equals(Optional.of(policy))) {
              List<String> others = column.using().subList(1, column.using().size());
              reference(policy, path, column.name(), others);
            }
          }
        });
    return rows;
  }

  private void reference(Path policy, Path table, @Nullable String column, List<String> arguments) {
    String list =
        arguments.stream()
            .map(a -> '"' + a.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(", ", "[ ", " ]"));
    row(
        "POLICY_DB",
        policy.names().get(0),
        "POLICY_SCHEMA",
        policy.names().get(1),
        "POLICY_NAME",
        policy.last(),
        "POLICY_KIND",
        column == null ? "ROW_ACCESS_POLICY" : "MASKING_POLICY",
        "REF_DATABASE_NAME",
        table.names().get(0),
        "REF_SCHEMA_NAME",
        table.names().get(1),
        "REF_ENTITY_NAME",
        table.last(),
        "REF_ENTITY_DOMAIN",
        "TABLE",
        "REF_COLUMN_NAME",
        column,
        "REF_ARG_COLUMN_NAMES",
        arguments.isEmpty() ? null : list,
        "TAG_DATABASE",
        null,
        "TAG_SCHEMA",
        null,
        "TAG_NAME",
        null,
        "POLICY_STATUS",
        "ACTIVE");
  }
}
