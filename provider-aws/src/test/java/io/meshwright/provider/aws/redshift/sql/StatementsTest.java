package io.meshwright.provider.aws.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.kit.sql.ServerTokens;
import io.meshwright.kit.sql.UnreadableException;
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
      assertThat(ServerTokens.of(RsSql.ofName(name).toString(), RsSql.DIALECT))
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
      String sql = RsSql.ofText(text).toString();
      assertThat(sql).as("seed %d", seed).doesNotContain("\\");
      assertThat(ServerLiterals.text(RsSql.parse(sql))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a' OR '1", "x; DROP TABLE t", "\"", "-- x", "a /* b", "$$", "\\"})
  void wordsHoldNothingThatWouldHaveToBeQuoted(String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> RsSql.of(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b"})
  void whatNoServerKeepsIsNoName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> RsSql.ofName(name));
    assertThatIllegalArgumentException().isThrownBy(() -> RsSql.ofName("é".repeat(64)));
  }

  @Test
  void aCommentHasNoBackslash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RsSql.of("COMMENT ON SCHEMA").name("s").words("IS").plainText("\\"));
  }
}
