package io.meshwright.cli.render;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessMatrix;
import java.util.List;
import java.util.stream.Collectors;

/** Who may do what with which product, for people: a line per cell that is not empty. */
public final class AccessText {
  private AccessText() {}

  /** The whole matrix. */
  public static String of(AccessMatrix matrix, Style style) {
    return table("PRINCIPAL", matrix, AccessMatrix.Kind.PRINCIPAL, style)
        + table("SESSION", matrix, AccessMatrix.Kind.SESSION, style)
        + summary(matrix);
  }

  private static String table(
      String heading, AccessMatrix matrix, AccessMatrix.Kind kind, Style style) {
    List<AccessMatrix.Row> rows = matrix.rows(kind);
    if (rows.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable(heading, "PRODUCT", "MAY", "HOW");
    for (AccessMatrix.Row row : rows) {
      if (row.cells().isEmpty()) {
        table.row(Printable.line(row.name()), "-", "nothing", "");
      }
      row.cells().forEach((product, cell) -> table.row(line(row, product, cell)));
    }
    return table.text(style) + "\n";
  }

  private static String[] line(AccessMatrix.Row row, ProductAddress product, AccessCell cell) {
    return new String[] {
      Printable.line(row.name()), Printable.line(product.toString()), rights(cell), how(cell)
    };
  }

  /** What it may do: {@code read, write}; discovering goes without saying where it may more. */
  static String rights(AccessCell cell) {
    if (cell.isNone()) {
      return "nothing";
    }
    return cell.rights().stream()
        .filter(r -> r != Privilege.DISCOVER || cell.rights().size() == 1)
        .map(Privilege::word)
        .collect(Collectors.joining(", "));
  }

  /** In which way that is not everything, and when it ends. */
  static String how(AccessCell cell) {
    String marks =
        cell.marks().stream().map(AccessCell.Mark::word).collect(Collectors.joining(", "));
    String until = cell.until().map(u -> "until " + u).orElse("");
    return marks.isEmpty() || until.isEmpty() ? marks + until : marks + ", " + until;
  }

  private static String summary(AccessMatrix matrix) {
    long cells = matrix.rows().stream().mapToLong(r -> r.cells().size()).sum();
    return "%s, %s, %s, as the policies mean it; what is not listed has no access.\n"
        .formatted(
            Words.count(matrix.rows(AccessMatrix.Kind.PRINCIPAL).size(), "principal"),
            Words.count(matrix.products().size(), "product"),
            Words.count(cells, "cell with access", "cells with access"));
  }
}
