package io.meshwright.engine.catalogue;

import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** One entry of a table's access as rows of a table: columns, rows, end, and what gives it. */
final class AccessRows {
  static final List<String> HEADER = List.of("Columns", "Rows", "Ends", "Granted by");

  /** More columns than that are folded. */
  private static final int FEW = 7;

  private final Site site;
  private final TableSchema schema;
  private final TableAccess.Entry entry;

  AccessRows(Site site, TableSchema schema, TableAccess.Entry entry) {
    this.site = site;
    this.schema = schema;
    this.entry = entry;
  }

  /** Rows that begin with a header; columns that are seen on the same rows share one. */
  List<Html> rows(Html first) {
    List<List<Html>> all = cells();
    List<Html> rows = new ArrayList<>();
    for (List<Html> cells : all) {
      List<Html> row = new ArrayList<>();
      if (rows.isEmpty()) {
        row.add(
            Html.of("th", first).attr("scope", "row").attr("rowspan", String.valueOf(all.size())));
      }
      cells.forEach(c -> row.add(Html.of("td", c)));
      if (rows.isEmpty()) {
        row.add(Html.of("td", grantedBy()).attr("rowspan", String.valueOf(all.size())));
      }
      rows.add(Html.of("tr", row));
    }
    return rows;
  }

  private List<List<Html>> cells() {
    Exposure exposure = entry.exposure();
    if (exposure.isNone()) {
      return List.of(List.of(Parts.chip("quiet", nothing(entry)), Html.none(), Html.none()));
    }
    List<List<Html>> all = new ArrayList<>();
    Map<Expression, List<String>> groups = new LinkedHashMap<>();
    for (String column : schema.columnNames()) {
      Exposure.Seen seen = exposure.columns().get(column);
      if (seen != null) {
        groups.computeIfAbsent(seen.rows(), k -> new ArrayList<>()).add(column);
      }
    }
    groups.forEach((rows, columns) -> all.add(cells(columnsOf(columns), rows)));
    if (!exposure.write().equals(Expression.Constant.FALSE)) {
      all.add(cells(Parts.chip("may", "may write"), exposure.write()));
    }
    if (exposure.manage()) {
      all.add(List.of(Parts.chip("may", "manages, may grant on"), Html.text("all"), Html.none()));
    }
    return all;
  }

  /** Whoever has a grant to read and sees nothing is denied it. */
  private static String nothing(TableAccess.Entry entry) {
    return entry.isDiscoveryOnly() ? "may find it, sees no cell" : "granted, and denied: nothing";
  }

  private static List<Html> cells(Html what, Expression rows) {
    List<RowWords> words = RowWords.of(rows);
    if (words.size() == 1) {
      return List.of(what, condition(words.getFirst()), ends(words.getFirst()));
    }
    List<Html> alternatives =
        words.stream()
            .<Html>map(w -> Html.of("li", condition(w), Html.text(" "), ends(w)))
            .toList();
    Html list = Html.of("ul", alternatives).css("or");
    return List.of(what, list, Html.none());
  }

  private static Html condition(RowWords words) {
    return words.condition().isEmpty()
        ? Html.of("span", "all rows").css("all")
        : Parts.code(words.condition());
  }

  private static Html ends(RowWords words) {
    List<Html> parts = new ArrayList<>();
    words.from().ifPresent(f -> parts.add(Html.all(Html.text("after "), Parts.end(f))));
    words.until().ifPresent(u -> parts.add(until(u)));
    return Html.joined(parts, ", ");
  }

  private static Html until(Instant end) {
    return Parts.end(end).attr("data-ends", "");
  }

  private Html columnsOf(List<String> columns) {
    List<String> raw = new ArrayList<>();
    List<Html> masked = new ArrayList<>();
    for (String column : columns) {
      Exposure.Seen seen = entry.exposure().columns().get(column);
      Optional<Mask> mask = seen == null ? Optional.empty() : seen.mask();
      if (seen == null || mask.isEmpty()) {
        raw.add(column);
        continue;
      }
      String how = words(mask.get()) + (seen.varies() ? ", on some rows" : "");
      masked.add(Html.of("li", Parts.code(column), Html.text(" "), Parts.chip("mask", how)));
    }
    List<Html> parts = new ArrayList<>();
    parts.add(rawText(raw));
    if (!masked.isEmpty()) {
      parts.add(Html.of("ul", masked).css("masks"));
    }
    List<String> hidden = hidden();
    if (!hidden.isEmpty()) {
      parts.add(Html.of("p", Html.text("not "), Parts.codes(hidden)).css("hides"));
    }
    return Html.all(parts);
  }

  private Html rawText(List<String> raw) {
    if (raw.isEmpty()) {
      return Html.none();
    }
    if (raw.size() == schema.columns().size()) {
      return Html.of("p", "all " + Parts.count(raw.size(), "column") + " as they are").css("all");
    }
    return raw.size() <= FEW
        ? Html.of("p", Parts.codes(raw))
        : Parts.folded(Parts.count(raw.size(), "column") + " as they are", Parts.codes(raw));
  }

  private List<String> hidden() {
    return schema.columnNames().stream()
        .filter(c -> !entry.exposure().columns().containsKey(c))
        .toList();
  }

  /** Names of keys are nobody's business here. */
  static String words(Mask mask) {
    return mask instanceof Mask.Hash(Optional<String> key) && key.isPresent()
        ? "hmac-sha256-hex, keyed"
        : mask.text();
  }

  private Html grantedBy() {
    List<Html> grants = new ArrayList<>();
    for (TablePolicies.Grant grant : entry.grants()) {
      TreeSet<String> words = new TreeSet<>();
      grant.privileges().stream().map(Privilege::word).forEach(words::add);
      boolean plain = words.equals(new TreeSet<>(List.of(Privilege.READ.word())));
      grants.add(
          Html.of(
              "li",
              Parts.link(Names.policy(grant.policy()), grant.policy().value()),
              plain ? Html.none() : Html.text(" (" + String.join(", ", words) + ")"),
              Parts.small(site.purpose(grant.policy()))));
    }
    if (grants.isEmpty()) {
      return Html.of("p", "as its producer").css("small");
    }
    return Html.of("ul", grants).css("plain");
  }

  /** A short account of what is seen, for lists of many tables. */
  static String summary(TableSchema schema, TableAccess.Entry entry) {
    Exposure exposure = entry.exposure();
    List<String> parts = new ArrayList<>();
    if (!exposure.columns().isEmpty()) {
      long masked = exposure.columns().values().stream().filter(s -> s.mask().isPresent()).count();
      parts.add(
          exposure.columns().size()
              + " of "
              + Parts.count(schema.columns().size(), "column")
              + (masked == 0 ? "" : ", " + masked + " masked"));
    }
    if (!exposure.write().equals(Expression.Constant.FALSE)) {
      parts.add("may write");
    }
    if (exposure.manage()) {
      parts.add("manages");
    }
    return parts.isEmpty() ? nothing(entry) : String.join("; ", parts);
  }
}
