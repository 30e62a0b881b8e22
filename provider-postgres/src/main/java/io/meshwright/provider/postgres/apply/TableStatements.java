package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.postgres.client.ColumnComment;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.provider.postgres.sql.PgTypes;
import io.meshwright.provider.postgres.translate.PgNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements about tables. A table is changed in place or not at all, since it holds data. */
final class TableStatements implements Statements<PgTable> {
  private static final String HAS_NULLS = "23502";
  private static final String NOT_UNIQUE = "23505";

  private final Attachments attachments = new Attachments();

  @Override
  public List<DdlStep> create(Target<PgTable> target, Working working) {
    PgTable table = target.object();
    List<String> parts = new ArrayList<>(table.columns().stream().map(this::definition).toList());
    if (!table.primaryKey().isEmpty()) {
      parts.add("PRIMARY KEY (" + Sql.names(table.primaryKey()) + ")");
    }
    table.unique().forEach(columns -> parts.add("UNIQUE (" + Sql.names(columns) + ")"));
    List<DdlStep> steps = new ArrayList<>();
    steps.add(Sql.step("CREATE TABLE", relation(table) + " (" + String.join(", ", parts) + ")"));
    steps.add(DefaultRights.ofRelation(table.schema(), table.name()));
    table.columns().forEach(column -> steps.addAll(NumberingStatements.sequence(table, column)));
    if (!table.partition().isEmpty()) {
      steps.add(partitionIndex(table));
    }
    if (table.rowSecurity()) {
      steps.add(rowSecurity(table));
    }
    steps.add(comment(target));
    for (PgTable.Column column : table.columns()) {
      if (!text(column).isEmpty()) {
        steps.add(Sql.columnComment(relation(table), column.name(), text(column)));
      }
    }
    return steps;
  }

  @Override
  public List<DdlStep> alter(Target<PgTable> before, Target<PgTable> after, Working working) {
    PgTable table = after.object();
    TableChange change = TableChange.of(before.object(), table);
    change.retyped().forEach(c -> checkType(change, c));
    Attachments.Detached detached = attachments.of(change.was(), change.touched(), working);
    List<DdlStep> steps = new ArrayList<>();
    if (change.was().rowSecurity() != table.rowSecurity()) {
      steps.add(rowSecurity(table));
    }
    steps.addAll(attachments.detach(detached, working));
    steps.addAll(droppedKeys(change, working));
    change
        .dropped()
        .forEach(name -> steps.add(alter(table, "DROP COLUMN " + Sql.name(name), Map.of())));
    for (Map.Entry<String, String> move : change.moves().steps()) {
      steps.add(
          alter(
              table,
              "RENAME COLUMN " + Sql.name(move.getKey()) + " TO " + Sql.name(move.getValue()),
              Map.of()));
    }
    working.move(table.schema(), table.name(), change.moves());
    steps.addAll(columns(change));
    steps.addAll(addedKeys(change));
    steps.addAll(comments(change));
    if (Sql.differs(
        Optional.of(before.comment(change.was().comment())), after.comment(table.comment()))) {
      steps.add(comment(after));
    }
    working.put(table, after.owner());
    steps.addAll(attachments.reattach(detached, change.moves(), table, working));
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgTable object, Working working) {
    return List.of(Sql.step("DROP TABLE", relation(object)));
  }

  /** Types in one statement, and so are columns that refuse NULL: the table is read once. */
  private List<DdlStep> columns(TableChange change) {
    PgTable table = change.table();
    List<DdlStep> steps = new ArrayList<>();
    if (!change.retyped().isEmpty()) {
      steps.add(
          alter(
              table,
              change.retyped().stream()
                  .map(c -> "ALTER COLUMN " + Sql.name(c.name()) + " TYPE " + type(c))
                  .collect(Collectors.joining(", ")),
              Map.of("0A000", "remove what reads the column, then run it again")));
    }
    for (PgTable.Column column : change.added()) {
      steps.add(
          alter(
              table,
              "ADD COLUMN " + definition(column),
              Map.of(
                  HAS_NULLS,
                  "the table has rows, which would lack it: add it as an optional column, fill it,"
                      + " then make it required; nothing was changed")));
      steps.addAll(NumberingStatements.sequence(table, column));
    }
    steps.addAll(NumberingStatements.ends(change));
    steps.addAll(nullability(change));
    steps.addAll(NumberingStatements.begins(change));
    return steps;
  }

  private static List<DdlStep> nullability(TableChange change) {
    PgTable table = change.table();
    List<DdlStep> steps = new ArrayList<>();
    for (PgTable.Column column : table.columns()) {
      boolean wasRequired = change.before(column).map(b -> !b.nullable()).orElse(false);
      if (column.nullable() && wasRequired) {
        String action = "ALTER COLUMN " + Sql.name(column.name()) + " DROP NOT NULL";
        steps.add(alter(table, action, Map.of()));
      }
    }
    if (!change.tightened().isEmpty()) {
      steps.add(
          alter(
              table,
              change.tightened().stream()
                  .map(c -> "ALTER COLUMN " + Sql.name(c.name()) + " SET NOT NULL")
                  .collect(Collectors.joining(", ")),
              Map.of(
                  HAS_NULLS,
                  "fill these rows or leave the column optional, then run it again; nothing was"
                      + " changed")));
    }
    return steps;
  }

  private static List<DdlStep> comments(TableChange change) {
    List<DdlStep> steps = new ArrayList<>();
    for (PgTable.Column column : change.table().columns()) {
      if (!change.before(column).map(TableStatements::text).orElse("").equals(text(column))) {
        steps.add(Sql.columnComment(relation(change.table()), column.name(), text(column)));
      }
    }
    return steps;
  }

  private static List<DdlStep> droppedKeys(TableChange change, Working working) {
    PgTable was = change.was();
    PgTable moved = change.moved();
    PgTable table = change.table();
    List<DdlStep> steps = new ArrayList<>();
    if (!moved.primaryKey().isEmpty() && !moved.primaryKey().equals(table.primaryKey())) {
      steps.add(dropConstraint(was, working.constraint(was, true, was.primaryKey())));
    }
    for (List<String> columns : moved.unique()) {
      if (!table.unique().contains(columns)) {
        steps.add(dropConstraint(was, working.constraint(was, false, change.namesBefore(columns))));
      }
    }
    if (!moved.partition().isEmpty() && !moved.partition().equals(table.partition())) {
      steps.add(
          Sql.step(
              "DROP INDEX", PgSql.qualified(table.schema(), PgNames.partitionIndex(table.name()))));
    }
    return steps;
  }

  private static DdlStep dropConstraint(PgTable table, Optional<String> name) {
    return alter(
        table,
        "DROP CONSTRAINT "
            + Sql.name(name.orElseThrow(() -> Sql.refusal("a key that goes was not found"))),
        Map.of());
  }

  private static List<DdlStep> addedKeys(TableChange change) {
    PgTable moved = change.moved();
    PgTable table = change.table();
    List<DdlStep> steps = new ArrayList<>();
    if (!table.primaryKey().isEmpty() && !moved.primaryKey().equals(table.primaryKey())) {
      steps.add(addedKey(table, "PRIMARY KEY", table.primaryKey()));
    }
    for (List<String> columns : table.unique()) {
      if (!moved.unique().contains(columns)) {
        steps.add(addedKey(table, "UNIQUE", columns));
      }
    }
    if (!table.partition().isEmpty() && !moved.partition().equals(table.partition())) {
      steps.add(partitionIndex(table));
    }
    return steps;
  }

  private static DdlStep addedKey(PgTable table, String kind, List<String> columns) {
    return alter(
        table,
        "ADD " + kind + " (" + Sql.names(columns) + ")",
        Map.of(
            NOT_UNIQUE,
            "rows repeat values of (%s): remove the repeated ones or leave the key as it was, then run it again; nothing was changed"
                .formatted(String.join(", ", columns))));
  }

  private static DdlStep partitionIndex(PgTable table) {
    return Sql.step(
        "CREATE INDEX",
        Sql.name(PgNames.partitionIndex(table.name()))
            + " ON "
            + relation(table)
            + " ("
            + Sql.names(table.partition())
            + ")");
  }

  private static void checkType(TableChange change, PgTable.Column column) {
    String before = change.before(column).map(PgTable.Column::type).orElse("");
    if (TypeChange.between(before, column.type()) == TypeChange.IMPOSSIBLE) {
      throw Sql.refusal(
          impossible(column.name(), before, column.type()) + "; publish a new major version");
    }
  }

  static String impossible(String column, String before, String after) {
    return "column '%s' is %s and cannot become %s in place, since values might not fit"
        .formatted(column, before, after);
  }

  private String definition(PgTable.Column column) {
    return Sql.name(column.name())
        + " "
        + type(column)
        + NumberingStatements.generated(column)
        + (column.nullable() ? "" : " NOT NULL");
  }

  /** A type is written only where it is one of those we know, so it cannot be anything else. */
  private static String type(PgTable.Column column) {
    if (PgTypes.neutral(column.type()).isEmpty()) {
      throw Sql.refusal(
          "column '%s': '%s' is no type that is written".formatted(column.name(), column.type()));
    }
    return column.type();
  }

  private static String text(PgTable.Column column) {
    return new ColumnComment(column.comment(), column.id()).text();
  }

  private static DdlStep rowSecurity(PgTable table) {
    return alter(
        table, (table.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY", Map.of());
  }

  static DdlStep alter(PgTable table, String action, Map<String, String> remedies) {
    return new DdlStep.Sql(
        "ALTER TABLE", "ALTER TABLE " + relation(table) + " " + action, Ordered.map(remedies));
  }

  private static DdlStep comment(Target<PgTable> target) {
    PgTable table = target.object();
    return Sql.comment("TABLE " + relation(table), target.comment(table.comment()));
  }

  private static String relation(PgTable table) {
    return PgSql.qualified(table.schema(), table.name());
  }
}
