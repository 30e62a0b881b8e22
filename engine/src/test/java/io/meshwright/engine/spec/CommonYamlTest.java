package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the quick reader reads is what the library reads; {@code meshwright.laws} says how often.
 */
class CommonYamlTest {
  private static final int CASES = Integer.getInteger("meshwright.laws", 3_000);
  private static final List<String> SIGNS =
      List.of(
          "\n", " ", "  ", ":", ": ", "- ", "-", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "|",
          ">", "&a ", "*a", "!t ", "%", "@", "`", "\\", "?", "? ", "---\n", "...\n", "\t", "\r",
          "é", "😀", "\u2028", "\n\n", "\n  ", "\n    ", "~", "null", "key: ", ":\n", ", ", "''",
          "k:v");

  @Test
  void readsWhatTheLibraryReads() throws IOException {
    List<String> texts = texts();
    int quick = 0;
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String whole = texts.get(random.nextInt(texts.size()));
      String text = excerpt(whole, random);
      for (int i = random.nextInt(4); i > 0; i--) {
        text = changed(text, random);
      }
      if (isTheSame(text, "seed " + seed)) {
        quick++;
      }
    }
    assertThat(quick).isGreaterThan(CASES / 5);
  }

  @Test
  void readsMadeUpBlocksAsTheLibraryDoes() {
    int quick = 0;
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append("  ".repeat(random.nextInt(3))).append(random.nextInt(9) == 0 ? " " : "");
        text.append(random.nextInt(3) == 0 ? "- " : "");
        text.append(random.nextInt(4) == 0 ? "" : "k" + i + ": ");
        text.append(random.nextInt(3) == 0 ? "" : SIGNS.get(random.nextInt(SIGNS.size())));
        text.append(random.nextInt(2) == 0 ? "" : "v " + i).append('\n');
      }
      if (isTheSame(text.toString(), "seed " + seed)) {
        quick++;
      }
    }
    assertThat(quick).isGreaterThan(CASES / 100);
  }

  /** Contracts are what it is for. */
  @Test
  void readsTheContractsOfTheExample() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../examples/retailer"))) {
      assertThat(files.filter(f -> f.toString().endsWith(".odcs.yaml")).toList())
          .isNotEmpty()
          .allSatisfy(f -> assertThat(CommonYaml.read("a", Files.readString(f))).isPresent());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "---\n---\na: 1\n",
        "a: 1\n---\nb: 2",
        "a:\n  b: 1\nc:\n- d\n- e: f\n  g: h\ni:\n  - j\n",
        "a: [b, c d, 'e', \"f\", {g: h, i: [j]}, [], {}]\nk: {l: m}\n",
        "a:\nb: # nothing\nc: d # d\n",
        "a:b: c:d\nurl: https://example.com/a#b\n",
        "- a\n- 'b'\n- c: d\n",
        "é: ü\nlist:\n  - ñ: 1\n    o: 2\n",
        "- 1\n-  a: 1\n   b: 2\n",
      })
  void readsWhatIsCommon(String text) {
    assertThat(isTheSame(text, "")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n  c\n",
        "a: |\n  b\n",
        "a: &x b\nc: *x\n",
        "a: 1\na: 2\n",
        "a: b: c\n",
        "\ta: b\n",
        "a: \"b\\n\"\n",
        "a: 'b''c'\n",
        "a: [b,\n  c]\n",
        "? a\n: b\n",
        "a\n",
        "--- a\n",
        "a: 1\n...\n",
        "a: 😀\n",
        "  a: 1\n b: 2\n",
        "a:\n    b: 1\n  c: 2\n",
        "- a\n  - b\n",
        "a: b\r\n",
      })
  void leavesTheRestToTheLibrary(String text) {
    assertThat(CommonYaml.read("a.yaml", text)).isEmpty();
  }

  private static boolean isTheSame(String text, String seed) {
    Optional<List<YamlNode>> quick = CommonYaml.read("a.yaml", text);
    if (quick.isPresent()) {
      Findings findings = new Findings();
      List<YamlNode> documents = YamlReader.byLibrary("a.yaml", text, findings);
      assertThat(findings.sorted()).as("%s%n%s", seed, text).isEqualTo(List.<Problem>of());
      assertThat(quick.get()).as("%s%n%s", seed, text).isEqualTo(documents);
    }
    return quick.isPresent();
  }

  private static String excerpt(String text, Random random) {
    List<String> lines = text.lines().toList();
    int from = random.nextInt(lines.size());
    int to = Math.min(lines.size(), from + 1 + random.nextInt(20));
    return String.join("\n", lines.subList(from, to)) + (random.nextBoolean() ? "\n" : "");
  }

  private static String changed(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(3));
    String sign = random.nextInt(4) == 0 ? "" : SIGNS.get(random.nextInt(SIGNS.size()));
    return text.substring(0, at) + sign + text.substring(to);
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }
}
