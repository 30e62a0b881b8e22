package io.meshwright.cli.render;

import io.meshwright.engine.pages.CodePage;
import java.util.SortedMap;

/** What codes of findings mean, for people. */
public final class CodesText {
  private CodesText() {}

  /** A whole page, which is Markdown. */
  public static String of(CodePage page) {
    return Printable.lines(page.text().strip()) + "\n";
  }

  /** Every code with the first sentence of its page. */
  public static String of(SortedMap<String, CodePage> pages, Style style) {
    TextTable table = new TextTable("CODE", "MEANING");
    pages.values().forEach(p -> table.row(Printable.line(p.code()), Printable.line(p.summary())));
    return table.text(style);
  }

  /** The same as a table of Markdown. */
  public static String markdown(SortedMap<String, CodePage> pages) {
    StringBuilder text = new StringBuilder(Markdown.header("code", "meaning"));
    pages
        .values()
        .forEach(
            p -> text.append(Markdown.row(Markdown.code(p.code()), Markdown.text(p.summary()))));
    return text.toString();
  }
}
