package io.meshwright.provider.postgres.apply;

import io.meshwright.api.schema.DataType;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.provider.postgres.sql.PgTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements about tables. A table is changed in place or not at all, since it holds data. */
final class TableStatements implements Statements<PgTable> {
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
    table.columns().forEach(column -> steps.addAll(sequence(table, column)));
    if (table.rowSecurity()) {
      steps.add(rowSecurity(table));
    }
    steps.add(comment(target));
    for (PgTable.Column column : table.columns()) {
      if (!column.comment().isEmpty()) {
        steps.add(Sql.columnComment(relation(table), column.name(), column.comment()));
      }
    }
    return steps;
  }

  @Override
  public List<DdlStep> alter(Target<PgTable> before, Target<PgTable> after, Working working) {
    PgTable was = before.object();
    PgTable table = after.object();
    checkOrder(was, table);
    List<DdlStep> steps = new ArrayList<>();
    if (was.rowSecurity() != table.rowSecurity()) {
      steps.add(rowSecurity(table));
    }
    steps.addAll(droppedConstraints(was, table, working));
    for (PgTable.Column column : was.columns()) {
      if (table.column(column.name()).isEmpty()) {
        steps.add(alter(table, "DROP COLUMN " + Sql.name(column.name())));
      }
    }
    for (PgTable.Column column : table.columns()) {
      steps.addAll(column(table, was.column(column.name()), column));
    }
    steps.addAll(addedConstraints(was, table));
    if (Sql.differs(Optional.of(before.comment(was.comment())), after.comment(table.comment()))) {
      steps.add(comment(after));
    }
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgTable object, Working working) {
    return List.of(Sql.step("DROP TABLE", relation(object)));
  }

  private List<DdlStep> column(
      PgTable table, Optional<PgTable.Column> before, PgTable.Column column) {
    List<DdlStep> steps = new ArrayList<>();
    String name = Sql.name(column.name());
    if (before.isEmpty()) {
      steps.add(alter(table, "ADD COLUMN " + definition(column)));
      steps.addAll(sequence(table, column));
    } else if (!before.get().type().equals(column.type())) {
      checkWidens(column.name(), before.get().type(), column.type());
      steps.add(alter(table, "ALTER COLUMN " + name + " TYPE " + type(column)));
    }
    if (before.map(b -> b.identity() != column.identity()).orElse(false)) {
      steps.addAll(identity(table, before.get(), column));
    } else if (before.isPresent() && before.get().nullable() != column.nullable()) {
      String verb = column.nullable() ? " DROP NOT NULL" : " SET NOT NULL";
      steps.add(alter(table, "ALTER COLUMN " + name + verb));
    }
    if (!before.map(PgTable.Column::comment).orElse("").equals(column.comment())) {
      steps.add(Sql.columnComment(relation(table), column.name(), column.comment()));
    }
    return steps;
  }

  /** Numbering takes no NULL, and goes on after the numbers that are there. */
  private static List<DdlStep> identity(
      PgTable table, PgTable.Column before, PgTable.Column column) {
    String alter = "ALTER COLUMN " + Sql.name(column.name());
    List<DdlStep> steps = new ArrayList<>();
    if (before.identity() != PgTable.Identity.NONE) {
      steps.add(alter(table, alter + " DROP IDENTITY"));
    }
    if (before.nullable() && !column.nullable()) {
      steps.add(alter(table, alter + " SET NOT NULL"));
    }
    if (!before.nullable() && column.nullable()) {
      steps.add(alter(table, alter + " DROP NOT NULL"));
    }
    if (column.identity() != PgTable.Identity.NONE) {
      steps.add(alter(table, alter + " ADD" + generated(column)));
      steps.addAll(sequence(table, column));
      steps.add(
          new DdlStep.Sql(
              "SELECT setval", PgSql.numberOn(table.schema(), table.name(), column.name())));
    }
    return steps;
  }

  private static List<DdlStep> sequence(PgTable table, PgTable.Column column) {
    return column.identity() == PgTable.Identity.NONE
        ? List.of()
        : List.of(DefaultRights.ofSequence(table.schema(), table.name(), column.name()));
  }

  private static String generated(PgTable.Column column) {
    return switch (column.identity()) {
      case NONE -> "";
      case BY_DEFAULT -> " GENERATED BY DEFAULT AS IDENTITY";
      case ALWAYS -> " GENERATED ALWAYS AS IDENTITY";
    };
  }

  private static List<DdlStep> droppedConstraints(PgTable was, PgTable table, Working working) {
    List<DdlStep> steps = new ArrayList<>();
    if (!was.primaryKey().isEmpty() && !was.primaryKey().equals(table.primaryKey())) {
      steps.add(dropConstraint(was, working.constraint(was, true, was.primaryKey())));
    }
    for (List<String> columns : was.unique()) {
      if (!table.unique().contains(columns)) {
        steps.add(dropConstraint(was, working.constraint(was, false, columns)));
      }
    }
    return steps;
  }

  private static DdlStep dropConstraint(PgTable table, Optional<String> name) {
    return alter(
        table,
        "DROP CONSTRAINT "
            + Sql.name(name.orElseThrow(() -> Sql.refusal("a key that goes was not found"))));
  }

  private static List<DdlStep> addedConstraints(PgTable was, PgTable table) {
    List<DdlStep> steps = new ArrayList<>();
    if (!table.primaryKey().isEmpty() && !was.primaryKey().equals(table.primaryKey())) {
      steps.add(alter(table, "ADD PRIMARY KEY (" + Sql.names(table.primaryKey()) + ")"));
    }
    for (List<String> columns : table.unique()) {
      if (!was.unique().contains(columns)) {
        steps.add(alter(table, "ADD UNIQUE (" + Sql.names(columns) + ")"));
      }
    }
    return steps;
  }

  /** The server adds columns at the end and cannot move them. */
  private static void checkOrder(PgTable was, PgTable table) {
    List<String> reached =
        new ArrayList<>(
            was.columns().stream()
                .map(PgTable.Column::name)
                .filter(name -> table.column(name).isPresent())
                .toList());
    List<String> wanted = table.columns().stream().map(PgTable.Column::name).toList();
    wanted.stream().filter(name -> !reached.contains(name)).forEach(reached::add);
    if (!reached.equals(wanted)) {
      throw Sql.refusal(
          "PostgreSQL cannot move columns: the order would be %s, not %s; put new columns last"
              .formatted(reached, wanted));
    }
  }

  private static void checkWidens(String column, String before, String after) {
    Optional<DataType> from = PgTypes.neutral(before);
    Optional<DataType> to = PgTypes.neutral(after);
    boolean small = before.equals("smallint") && after.equals("integer");
    if (from.isEmpty()
        || to.isEmpty()
        || !(small || widens(from.get(), to.get()))
        || PgTypes.narrows(before, after)) {
      throw Sql.refusal(
          "column '%s' is %s and cannot become %s in place, since values might not fit; publish a new major version"
              .formatted(column, before, after));
    }
  }

  private static boolean widens(DataType from, DataType to) {
    return switch (from) {
      case DataType.Int32() ->
          to instanceof DataType.Int64
              || to instanceof DataType.Decimal(int p, int s) && p - s >= 10;
      case DataType.Int64() -> to instanceof DataType.Decimal(int p, int s) && p - s >= 19;
      case DataType.Decimal(int precision, int scale) ->
          to instanceof DataType.Decimal(int p, int s) && s >= scale && p - s >= precision - scale;
      case DataType.Float32() -> to instanceof DataType.Float64;
      case DataType.Text(var length) ->
          to instanceof DataType.Text(var max)
              && (max.isEmpty() || length.isPresent() && length.getAsInt() <= max.getAsInt());
      case DataType.Time() -> to instanceof DataType.Time;
      case DataType.Timestamp() -> to instanceof DataType.Timestamp;
      case DataType.TimestampTz() -> to instanceof DataType.TimestampTz;
      default -> false;
    };
  }

  private String definition(PgTable.Column column) {
    return Sql.name(column.name())
        + " "
        + type(column)
        + generated(column)
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

  private static DdlStep rowSecurity(PgTable table) {
    return alter(table, (table.rowSecurity() ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY");
  }

  private static DdlStep alter(PgTable table, String action) {
    return Sql.step("ALTER TABLE", relation(table) + " " + action);
  }

  private static DdlStep comment(Target<PgTable> target) {
    PgTable table = target.object();
    return Sql.comment("TABLE " + relation(table), target.comment(table.comment()));
  }

  private static String relation(PgTable table) {
    return PgSql.qualified(table.schema(), table.name());
  }
}
