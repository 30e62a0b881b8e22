package io.meshwright.cli.render;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessMatrix;
import java.util.List;
import java.util.Locale;

/**
 * Who may do what with which product, as one page that needs nothing else. The same matrix makes
 * the same bytes: the instant is not part of it.
 */
public final class AccessHtml {
  private static final String STYLE =
      """
      body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; color: #1a1a1a }
      table { border-collapse: collapse; margin-bottom: 2em }
      th, td { border: 1px solid #bbb; padding: .3em .5em; text-align: left; vertical-align: top }
      thead th { position: sticky; top: 0; background: #f3f3f3 }
      th small, td small { display: block; font-weight: normal; color: #555 }
      td.none { color: #777 }
      td.discover { background: #eef3fb }
      td.read { background: #e6f4e6 }
      td.write { background: #fff4d6 }
      td.manage { background: #fbe3e0 }
      strong.loud { color: #a30000 }
      """;

  private AccessHtml() {}

  /** The whole page. */
  public static String of(AccessMatrix matrix) {
    StringBuilder page = new StringBuilder();
    String title = "Access in " + escaped(matrix.mesh());
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<title>").append(title).append("</title>\n<style>\n").append(STYLE);
    page.append("</style>\n</head>\n<body>\n<h1>").append(title).append("</h1>\n");
    page.append("<p>As the policies mean it; a cell says what is possible at most.</p>\n");
    table(page, "Principals", matrix, matrix.rows(AccessMatrix.Kind.PRINCIPAL));
    table(page, "Sessions", matrix, matrix.rows(AccessMatrix.Kind.SESSION));
    return page.append("</body>\n</html>\n").toString();
  }

  private static void table(
      StringBuilder page, String heading, AccessMatrix matrix, List<AccessMatrix.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.append("<h2>").append(heading).append("</h2>\n<table>\n<thead>\n<tr><th></th>");
    for (ProductAddress product : matrix.products()) {
      page.append("<th scope=\"col\">").append(escaped(product.toString())).append("</th>");
    }
    page.append("</tr>\n</thead>\n<tbody>\n");
    for (AccessMatrix.Row row : rows) {
      page.append("<tr><th scope=\"row\">").append(escaped(row.name()));
      small(page, row.description());
      page.append("</th>");
      matrix.products().forEach(product -> cell(page, row.cell(product)));
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n");
  }

  private static void cell(StringBuilder page, AccessCell cell) {
    String level = cell.most().map(Privilege::word).orElse("none").toLowerCase(Locale.ROOT);
    page.append("<td class=\"").append(level).append("\">");
    page.append(cell.isNone() ? "&ndash;" : escaped(AccessText.rights(cell)));
    if (cell.marks().contains(AccessCell.Mark.BREAK_GLASS)) {
      page.append(" <strong class=\"loud\">BREAK-GLASS</strong>");
    }
    small(page, AccessText.how(cell));
    page.append("</td>");
  }

  private static void small(StringBuilder page, String text) {
    if (!text.isEmpty()) {
      page.append("<small>").append(escaped(text)).append("</small>");
    }
  }

  /** Text that others wrote: neither markup nor an unseen character comes through. */
  private static String escaped(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
