package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void lettersOfEveryScriptStayAsTheyAre() {
    assertThat(Printable.line("Größe 注文 'x' \uD83D\uDE00")).isEqualTo("Größe 注文 'x' \uD83D\uDE00");
  }

  @Test
  void controlCharactersAreSpelledOut() {
    assertThat(Printable.line("a\u001b[31mb\tc\nd\re\u0000"))
        .isEqualTo("a\\u001b[31mb\\tc\\nd\\u000de\\u0000");
  }

  @Test
  void changesOfWritingDirectionAreSpelledOut() {
    assertThat(Printable.line("a\u202eb\u2066c\u200bd")).isEqualTo("a\\u202eb\\u2066c\\u200bd");
  }

  @Test
  void invisibleCharactersBeyondThePlaneAreSpelledOut() {
    assertThat(Printable.line("a\uDB40\uDC41b")).isEqualTo("a\\u{e0041}b");
  }

  @Test
  void halfACharacterIsSpelledOut() {
    assertThat(Printable.line("a\ud83d")).isEqualTo("a\\ud83d");
  }

  @Test
  void linesKeepTheirBreaks() {
    assertThat(Printable.lines("a\nb\u001bc")).isEqualTo("a\nb\\u001bc");
  }
}
