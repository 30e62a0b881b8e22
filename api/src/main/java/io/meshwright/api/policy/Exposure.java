package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One session's effective access to one table: which columns, which rows, masked how.
 *
 * @param columns per readable column what is seen of it; hidden columns are absent
 * @param write rows that may be written; false where none
 * @param manage whether the session may do everything
 */
public record Exposure(SortedMap<String, Seen> columns, Expression write, boolean manage) {
  /** Copies the columns. */
  public Exposure {
    columns = Ordered.map(columns);
  }

  /**
   * What is seen of a column.
   *
   * @param rows where its cells are visible, members resolved; an end that is to come is part of it
   * @param mask how they look on all those rows; empty means raw
   * @param varies whether the mask depends on the row, in which case {@code mask} is the first case
   */
  public record Seen(Expression rows, Optional<Mask> mask, boolean varies) {}

  /** The exposure of a session from an instant on; ends that are still to come stay in it. */
  public static Exposure of(AccessRules rules, Session session, Instant now) {
    AccessRules resolved = rules.resolved(session, now);
    TreeMap<String, Seen> columns = new TreeMap<>();
    resolved
        .columns()
        .forEach(
            (name, rule) -> {
              if (!rule.visible().equals(Expression.Constant.FALSE)) {
                columns.put(name, seen(rule));
              }
            });
    return new Exposure(
        columns, resolved.write(), !resolved.manage().equals(Expression.Constant.FALSE));
  }

  private static Seen seen(CellRule rule) {
    if (rule.masks().isEmpty()) {
      return new Seen(rule.visible(), Optional.empty(), false);
    }
    CellRule.MaskCase first = rule.masks().getFirst();
    boolean always = first.when().equals(Expression.Constant.TRUE);
    return new Seen(rule.visible(), Optional.of(first.mask()), !always);
  }

  /** Whether the session has no access at all. */
  public boolean isNone() {
    return columns.isEmpty() && write.equals(Expression.Constant.FALSE) && !manage;
  }

  /** The exposure as lines for people; columns with the same rows and mask stand together. */
  public List<String> text() {
    if (isNone()) {
      return List.of("nothing");
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    columns.forEach(
        (name, seen) -> {
          String how =
              seen.mask()
                  .map(m -> " as " + m.text() + (seen.varies() ? " on some rows" : ""))
                  .orElse("");
          groups.computeIfAbsent(rowsText(seen.rows()), k -> new ArrayList<>()).add(name + how);
        });
    List<String> lines = new ArrayList<>();
    groups.forEach((rows, names) -> lines.add("reads " + String.join(", ", names) + rows));
    if (!write.equals(Expression.Constant.FALSE)) {
      lines.add("writes" + rowsText(write));
    }
    if (manage) {
      lines.add("manages");
    }
    return List.copyOf(lines);
  }

  private static String rowsText(Expression rows) {
    List<Expression> parts =
        rows instanceof Expression.And(List<Expression> all) ? all : List.of(rows);
    List<Expression> conditions = new ArrayList<>();
    String until = "";
    for (Expression part : parts) {
      if (part instanceof Expression.Before(Instant instant)) {
        until += " until " + instant;
      } else if (!part.equals(Expression.Constant.TRUE)) {
        conditions.add(part);
      }
    }
    String where =
        switch (conditions.size()) {
          case 0 -> " on all rows";
          case 1 -> " where " + conditions.getFirst().text();
          default -> " where " + new Expression.And(conditions).text();
        };
    return where + until;
  }
}
