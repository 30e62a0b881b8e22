package io.meshwright.engine.pages;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a code of findings means, with an example and a remedy.
 *
 * @param code the code, for example {@code unknown-key}
 * @param text the page, in Markdown: the code as heading, what it means, {@code ## Example}, {@code
 *     ## What to do}
 */
public record CodePage(String code, String text) {
  private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z`'])");

  /** What the code means: the first paragraph, on one line, as Markdown. */
  public String meaning() {
    List<String> paragraphs = Arrays.asList(text.strip().split("\n\\s*\n", -1));
    return paragraphs.stream()
        .filter(p -> !p.startsWith("#"))
        .findFirst()
        .orElse("")
        .replaceAll("\\s*\n\\s*", " ");
  }

  /** The first sentence of the meaning, without marks of code. */
  public String summary() {
    return END_OF_SENTENCE.split(meaning(), 2)[0].replace("`", "");
  }

  /** What stands under a heading of the second level; empty where there is no such heading. */
  public String section(String heading) {
    String title = "\n## " + heading + "\n";
    int start = text.indexOf(title);
    if (start < 0) {
      return "";
    }
    String rest = text.substring(start + title.length());
    int end = rest.indexOf("\n## ");
    return (end < 0 ? rest : rest.substring(0, end)).strip();
  }
}
