package io.meshwright.engine.authoring;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The documents that a workspace around contracts begins with. */
public final class StartText {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ./()+@-]*[\\p{L}\\p{N})]");
  private static final Set<String> WORDS =
      Set.of("yes", "no", "on", "off", "true", "false", "null", "nan", "inf");
  private static final int COLUMN = 39;

  private StartText() {}

  /**
   * mesh.yaml.
   *
   * @param classifications names that the contracts have
   * @param types what names of types may stand for, each with how many columns have it
   */
  public static String mesh(
      String id, String platform, Set<String> classifications, Map<String, Guess> types) {
    StringBuilder text = new StringBuilder();
    text.append("apiVersion: meshwright/v1\nkind: Mesh\nid: ").append(id).append('\n');
    text.append("platforms:\n  ").append(scalar(platform));
    text.append(": {provider: postgres, settings: {mode: embedded}}\n");
    if (!classifications.isEmpty()) {
      line(text, "classifications:", "found in the contracts; dots make a tree: pii, pii.email");
      classifications.forEach(
          name -> text.append("  ").append(scalar(name)).append(": Found in the contracts\n"));
    }
    if (!types.isEmpty()) {
      line(text, "physicalTypes:", "names that only the contracts know: say what they stand for");
      types.forEach(
          (name, guess) ->
              line(
                  text,
                  "  " + scalar(name) + ": " + scalar(guess.type()),
                  "a guess, in "
                      + guess.columns()
                      + (guess.columns() == 1 ? " column" : " columns")));
    }
    return text.toString();
  }

  /** What a type may stand for. */
  public record Guess(String type, int columns) {}

  /** domain.yaml. */
  public static String domain(String owner) {
    return "apiVersion: meshwright/v1\nkind: Domain\nowner: " + scalar(owner) + "\n";
  }

  private static void line(StringBuilder text, String line, String comment) {
    text.append(line).append(" ".repeat(Math.max(2, COLUMN - line.length())));
    text.append("# ").append(comment).append('\n');
  }

  /** A text that stays one whatever it looks like. */
  public static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    return plain
        ? text
        : "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
