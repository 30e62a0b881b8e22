package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceExcerptTest {
  private static List<String> lines(int width, String line, int column) {
    return new SourceExcerpt(width).of(line, 7, column, "^").lines().toList();
  }

  @Test
  void theCaretStandsUnderItsPlace() {
    assertThat(lines(80, "  to: [group:analyst]", 8))
        .containsExactly("    7 |   to: [group:analyst]", "      |        ^");
  }

  @Test
  void wideLettersAndPicturesTakeTwoColumns() {
    assertThat(lines(80, "注文: \uD83D\uDE00x", 6))
        .containsExactly("    7 | 注文: \uD83D\uDE00x", "      |         ^");
  }

  @Test
  void marksOnLettersTakeNone() {
    assertThat(lines(80, "e\u0301x", 3)).containsExactly("    7 | e\u0301x", "      |  ^");
  }

  @Test
  void tabsAndControlCharactersAreSpelledOut() {
    assertThat(lines(80, "a\t\u001b[31mb: c", 8))
        .containsExactly("    7 | a\\t\\u001b[31mb: c", "      |              ^");
  }

  @Test
  void thePlaceBehindTheLastCharacterHasACaret() {
    assertThat(lines(80, "ab", 3)).containsExactly("    7 | ab", "      |   ^");
    assertThat(lines(80, "ab", 9)).containsExactly("    7 | ab", "      |   ^");
    assertThat(lines(80, "", 1)).containsExactly("    7 |", "      | ^");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String line = "a".repeat(100) + "X" + "b".repeat(100);

    assertThat(lines(40, line, 101))
        .containsExactly(
            "    7 | ..." + "a".repeat(13) + "X" + "b".repeat(12) + "...",
            "      | " + " ".repeat(16) + "^");
    assertThat(lines(40, line, 1))
        .containsExactly("    7 | " + "a".repeat(26) + "...", "      | ^");
    assertThat(lines(40, line, 202))
        .containsExactly("    7 | ..." + "b".repeat(26), "      | " + " ".repeat(29) + "^");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500_000, 1_000_000})
  void aHugeLineCostsLittle(int column) {
    List<String> shown = lines(80, "注".repeat(1_000_000), column);

    assertThat(shown).hasSize(2);
    assertThat(DisplayWidth.of(shown.getFirst())).isBetween(60, 80);
    assertThat(DisplayWidth.of(shown.getLast())).isLessThanOrEqualTo(80);
  }
}
