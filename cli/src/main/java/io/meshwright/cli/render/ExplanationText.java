package io.meshwright.cli.render;

import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessReason;
import io.meshwright.api.report.TableAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why somebody sees something or does not, for people. */
public final class ExplanationText {
  private ExplanationText() {}

  /** The whole answer, a paragraph per table. */
  public static String of(AccessExplanation answer, Style style) {
    StringBuilder text = new StringBuilder();
    String principals =
        answer.principals().isEmpty()
            ? "no principal"
            : answer.principals().stream().map(Object::toString).collect(Collectors.joining(", "));
    text.append(
        Printable.line("%s acts with %s; at %s".formatted(answer.who(), principals, answer.at())));
    text.append("\n\n");
    answer.tables().forEach(t -> table(text, t, style));
    return text.toString();
  }

  private static void table(StringBuilder text, TableAccess table, Style style) {
    text.append(style.bold(Printable.line(table.table().toString())));
    text.append(" on ").append(Printable.line(table.platform().value())).append(": ");
    text.append(table.reads() ? style.green("yes") : style.red(no(table))).append('\n');
    exposure(table, table.exposure()).forEach(l -> line(text, l));
    for (AccessReason reason : table.reasons()) {
      line(text, ReasonText.of(reason, table.columnCount()));
    }
    table.missing().forEach(m -> line(text, style.yellow("missing: ") + Printable.line(m)));
    table.live().ifPresent(live -> live(text, table, live, style));
    text.append('\n');
  }

  private static String no(TableAccess table) {
    return table.rights().equals(Set.of(Privilege.DISCOVER)) ? "no, it may only discover it" : "no";
  }

  private static void line(StringBuilder text, String line) {
    text.append("  ").append(line).append('\n');
  }

  /** What is seen of the columns that were asked about. */
  private static List<String> exposure(TableAccess table, Exposure exposure) {
    TreeMap<String, Exposure.Seen> asked = new TreeMap<>(exposure.columns());
    asked.keySet().retainAll(table.columns());
    Exposure part = new Exposure(asked, exposure.write(), exposure.manage());
    return part.isNone() ? List.of() : part.text().stream().map(Printable::line).toList();
  }

  private static void live(
      StringBuilder text, TableAccess table, TableAccess.Live live, Style style) {
    if (live.differences().isEmpty()) {
      line(text, style.green("from live: the same"));
    } else {
      line(text, style.red("from live: DIFFERENT"));
      List<String> lines = exposure(table, live.exposure());
      (lines.isEmpty() ? List.of("nothing") : lines).forEach(l -> line(text, "  " + l));
      live.differences().forEach(d -> line(text, "  " + Printable.line(d)));
    }
    live.paths().forEach(p -> line(text, "  by " + Printable.line(p)));
    live.missing().forEach(m -> line(text, "  missing natively: " + Printable.line(m)));
  }
}
