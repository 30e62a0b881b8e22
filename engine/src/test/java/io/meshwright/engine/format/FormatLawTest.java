package io.meshwright.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Whatever a file looks like: formatted it says the same, has every comment where it belongs, and
 * stays as it is when it is formatted again. Values are compared by the library, comments by what
 * the generator knows of them.
 */
class FormatLawTest {
  private static final long SEED = 20_261_126L;
  private static final int COUNT = Integer.getInteger("meshwright.test.count", 400);
  private static final Pattern NAME = Pattern.compile("[kv]\\d+z");
  private static final Pattern KEEPS_LINES = Pattern.compile("[|>]\\d?\\+");
  private static final Pattern COMMENT = Pattern.compile("c\\d+z");

  private static List<Object> values(String text) {
    List<Object> values = new ArrayList<>();
    new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build())
        .loadAllFromString(text)
        .forEach(values::add);
    return values;
  }

  private static String formatted(String text, String what) {
    Formatter.Result result = Formatter.format(text, root -> KeyOrder.ANY);
    assertThat(result).as("%s\n%s", what, text).isInstanceOf(Formatter.Formatted.class);
    return ((Formatter.Formatted) result).text();
  }

  @Test
  void valuesStayCommentsStayAndTheSecondTimeChangesNothing() {
    int comments = 0;
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      GeneratedYaml.File file = GeneratedYaml.of(seed);
      String what = "seed " + seed;
      String once = formatted(file.text(), what);
      String both = what + "\n" + file.text() + "\n=>\n" + once;
      assertThat(values(once)).as(both).isEqualTo(values(file.text().replace("\r\n", "\n")));
      assertThat(formatted(once, what)).as(both).isEqualTo(once);
      assertThat(once).as(both).doesNotContain("\r");
      if (!KEEPS_LINES.matcher(once).find()) {
        assertThat(once).as(both).doesNotContain("\n\n\n");
      }
      for (GeneratedYaml.Expected comment : file.comments()) {
        assertThat(stands(comment, once.lines().toList())).as("%s in %s", comment, both).isTrue();
        comments++;
      }
      assertThat(COMMENT.matcher(once).results().count())
          .as(both)
          .isEqualTo(file.comments().size());
    }
    assertThat(comments).isGreaterThan(COUNT);
  }

  private static boolean stands(GeneratedYaml.Expected comment, List<String> lines) {
    int at = 0;
    while (at < lines.size() && !lines.get(at).contains(comment.comment())) {
      at++;
    }
    if (at == lines.size()) {
      return false;
    }
    boolean alone = lines.get(at).strip().startsWith("#");
    String content = lines.get(at).substring(0, lines.get(at).indexOf('#'));
    return switch (comment.where()) {
      case BEFORE ->
          alone ? isNext(lines, at, 1, comment.name()) : content.contains(comment.name());
      case BEHIND ->
          names(content).isEmpty()
              ? isNext(lines, at, 1, comment.name())
              : content.contains(comment.name());
      case FOOT -> alone && isNext(lines, at, -1, comment.name());
    };
  }

  private static List<String> names(String line) {
    return NAME.matcher(line).results().map(r -> r.group()).toList();
  }

  /** Whether the nearest line with a name on it has that one. */
  private static boolean isNext(List<String> lines, int at, int step, String name) {
    for (int i = at + step; i >= 0 && i < lines.size(); i += step) {
      String line = lines.get(i);
      Matcher found = NAME.matcher(line);
      if (!line.strip().startsWith("#") && found.find()) {
        return line.contains(name);
      }
    }
    return false;
  }
}
