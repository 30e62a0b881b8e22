package io.meshwright.engine.catalogue;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everybody by every product, at a glance. */
final class MatrixPages {
  private final Site site;

  MatrixPages(Site site) {
    this.site = site;
  }

  /** How much somebody may do, the least first. */
  private enum Level {
    NOTHING("", "nothing"),
    FINDS("f", "may find it"),
    PART("p", "reads a part: some columns, some rows, or masked"),
    READS("r", "reads everything"),
    WRITES("w", "reads or writes"),
    MANAGES("m", "manages");

    private final String letter;
    private final String words;

    Level(String letter, String words) {
      this.letter = letter;
      this.words = words;
    }
  }

  Frame.Page page() {
    List<ProductAddress> products = List.copyOf(site.mesh().products().keySet());
    Map<String, Level> levels = levels();
    List<Html> rows = new ArrayList<>();
    for (Subject subject : site.subjects()) {
      List<Html> row = new ArrayList<>();
      row.add(Html.of("th", Parts.link(subject.page(), subject.name())).attr("scope", "row"));
      for (ProductAddress product : products) {
        Level level = levels.getOrDefault(key(subject, product), Level.NOTHING);
        row.add(cell(level));
      }
      rows.add(Html.of("tr", row));
    }
    List<Html> header = new ArrayList<>();
    header.add(Html.of("th", "Who").attr("scope", "col"));
    for (ProductAddress product : products) {
      header.add(
          Html.of(
                  "th",
                  Html.of("small", product.domain().value()),
                  Parts.link(Names.product(product), product.product()))
              .attr("scope", "col"));
    }
    Html table =
        Html.of(
                "table",
                Html.of("caption", "Access by product").css("hidden"),
                Html.of("thead", Html.of("tr", header)),
                Html.of("tbody", rows))
            .css("matrix");
    return new Frame.Page(
        Names.MATRIX,
        "Access matrix",
        List.of(),
        Html.none(),
        List.of(
            Parts.prose(
                "The most that somebody may do on a table of the product. The page of a session,"
                    + " principal or table says which columns and rows."),
            legend(),
            Parts.scrolling("Access by product", table)));
  }

  private static Html cell(Level level) {
    Html.Element cell = Html.of("td").css("level " + level.letter);
    return level == Level.NOTHING
        ? cell.with(Html.of("span", level.words).css("hidden"))
        : cell.with(
            Html.of("span", level.letter).attr("aria-hidden", "true"),
            Html.of("span", level.words).css("hidden"));
  }

  private static Html legend() {
    List<Html> entries = new ArrayList<>();
    for (Level level : Level.values()) {
      if (level != Level.NOTHING) {
        entries.add(
            Html.of(
                "li",
                Html.of("span", level.letter).css("level " + level.letter),
                Html.text(" " + level.words)));
      }
    }
    return Html.of("ul", entries).css("legend");
  }

  private Map<String, Level> levels() {
    Map<String, Level> levels = new HashMap<>();
    for (TableAccess access : site.access().values()) {
      ProductAddress product = access.policies().table().port().product();
      int columns = access.policies().schema().columns().size();
      for (TableAccess.Entry entry : access.entries()) {
        levels.merge(
            key(entry.subject(), product),
            level(entry, columns),
            (a, b) -> a.compareTo(b) >= 0 ? a : b);
      }
    }
    return levels;
  }

  private static Level level(TableAccess.Entry entry, int columns) {
    Exposure exposure = entry.exposure();
    if (exposure.manage()) {
      return Level.MANAGES;
    }
    if (!exposure.write().equals(Expression.Constant.FALSE)) {
      return Level.WRITES;
    }
    if (exposure.columns().isEmpty()) {
      return entry.isDiscoveryOnly() ? Level.FINDS : Level.NOTHING;
    }
    boolean whole =
        exposure.columns().size() == columns
            && exposure.columns().values().stream()
                .allMatch(s -> s.mask().isEmpty() && s.rows().equals(Expression.Constant.TRUE));
    return whole ? Level.READS : Level.PART;
  }

  private static String key(Subject subject, ProductAddress product) {
    return subject.page().file() + " " + product;
  }
}
