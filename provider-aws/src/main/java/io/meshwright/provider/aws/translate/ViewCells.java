package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.translate.Residual;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.HiveTypes;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewConditions;
import io.meshwright.provider.aws.sql.ViewDialect;
import io.meshwright.provider.aws.sql.ViewMasks;
import io.meshwright.provider.aws.sql.ViewSql;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What views of readers show, column by column. Who has two views sees a column by both: two masks
 * of one column that let something through would together let through more than either, so that
 * only one of them is ever written.
 */
final class ViewCells {
  private final AccessRules rules;
  private final List<Column> columns;
  private final Origin origin;
  private final Map<String, Mask> revealing = new HashMap<>();

  /**
   * Cells of a table.
   *
   * @param columns of the port's table, in order
   * @param readers everybody who may have a view
   */
  ViewCells(AccessRules rules, List<Column> columns, Origin origin, Iterable<PrincipalId> readers) {
    this.rules = rules;
    this.columns = columns;
    this.origin = origin;
    for (PrincipalId reader : readers) {
      shown(reader).forEach(this::keep);
    }
  }

  private void keep(String column, Residual.Shown shown) {
    shown
        .mask()
        .filter(m -> !m.revealsNothing() && !shown.orWeaker() && unwritable(column, m).isEmpty())
        .ifPresent(m -> revealing.merge(column, m, (a, b) -> a.strength() >= b.strength() ? a : b));
  }

  private SortedMap<String, Residual.Shown> shown(PrincipalId reader) {
    return new Residual(reader).shown(rules);
  }

  /** How a column looks to a reader, whatever he may be besides; empty where it is hidden. */
  Optional<Residual.Shown> shown(PrincipalId reader, String column) {
    return Optional.ofNullable(shown(reader).get(column));
  }

  /** Per column that a reader sees in which rows. */
  SortedMap<String, Expression> conditions(PrincipalId reader) {
    TreeMap<String, Expression> conditions = new TreeMap<>();
    shown(reader).forEach((column, shown) -> conditions.put(column, shown.visible()));
    return conditions;
  }

  /** What is shown of each published column, in order; what cannot be shown is left out. */
  Map<String, ViewBody.Cell> of(PrincipalId reader) {
    SortedMap<String, Residual.Shown> shown = shown(reader);
    Map<String, ViewBody.Cell> cells = new LinkedHashMap<>();
    for (Column column : columns) {
      Residual.Shown cell = shown.get(column.name());
      if (cell != null && loss(column.name(), cell).isEmpty()) {
        cells.put(
            column.name(),
            new ViewBody.Cell(
                origin.source(column.name()),
                NormalForm.of(Expression.and(origin.where(), origin.condition(cell.visible()))),
                cell.mask().map(m -> ViewMasks.canonical(m, column.type()))));
      }
    }
    return cells;
  }

  /** The limit because of which a column is hidden instead of masked; empty where it is not. */
  Optional<String> loss(String column, Residual.Shown shown) {
    if (shown.mask().isEmpty()) {
      return Optional.empty();
    }
    Mask mask = shown.mask().get();
    if (unwritable(column, mask).isPresent()) {
      return Optional.of("view-masks");
    }
    boolean other = shown.orWeaker() || !mask.equals(revealing.get(column));
    return other && !mask.revealsNothing() ? Optional.of("one-mask") : Optional.empty();
  }

  private Optional<UnwritableException> unwritable(String name, Mask mask) {
    Column column = columns.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    DataType type = column.type();
    String hive = HiveTypes.of(type);
    try {
      for (ViewDialect dialect : ViewDialect.values()) {
        ViewMasks.write(
            ViewMasks.canonical(mask, type),
            ViewSql.of(dialect, "").name(origin.source(name)),
            HiveTypes.neutral(hive, type.text()).orElse(type),
            hive);
      }
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /** Why a condition over published names cannot stand in a view; empty where it can. */
  Optional<UnwritableException> unwritable(Expression condition) {
    try {
      for (ViewDialect dialect : ViewDialect.values()) {
        ViewConditions.write(origin.condition(condition), origin.types(), dialect);
      }
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }
}
