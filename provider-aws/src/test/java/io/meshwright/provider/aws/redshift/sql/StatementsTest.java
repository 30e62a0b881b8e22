package io.meshwright.provider.aws.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  private static final int CASES = Integer.getInteger("meshwright.laws", 2_000);
  private static final String SIGNS = "ab'\"\\%_-;/* \n\t()=<>,$:?é😀";

  private static String hostile(int seed) {
    Random random = new Random(seed);
    int[] signs = SIGNS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(signs[random.nextInt(signs.length)]);
    }
    return text.toString();
  }

  @Test
  void whateverANameHoldsStaysOneName() throws UnreadableException {
    for (int seed = 1; seed <= CASES; seed++) {
      String name = hostile(seed);
      assertThat(ServerTokens.of(SqlText.ofName(name).toString()))
          .as("seed %d", seed)
          .containsExactly(
              new ServerTokens.Token(ServerTokens.Kind.NAME, name),
              new ServerTokens.Token(ServerTokens.Kind.END, ""));
    }
  }

  @Test
  void whateverATextHoldsStaysOneValueWithoutABackslashInQuotes() throws UnreadableException {
    for (int seed = 1; seed <= CASES; seed++) {
      String text = hostile(seed);
      String sql = SqlText.ofText(text).toString();
      assertThat(sql).as("seed %d", seed).doesNotContain("\\");
      assertThat(ServerLiterals.text(ServerParser.parse(sql))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a' OR '1", "x; DROP TABLE t", "\"", "-- x", "a /* b", "$$", "\\"})
  void wordsHoldNothingThatWouldHaveToBeQuoted(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> SqlText.of(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b"})
  void whatNoServerKeepsIsNoName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> SqlText.ofName(name));
    assertThatIllegalArgumentException().isThrownBy(() -> SqlText.ofName("é".repeat(64)));
  }

  @Test
  void aCommentHasNoBackslash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqlText.of("COMMENT ON SCHEMA").name("s").words("IS").plainText("\\"));
  }
}
