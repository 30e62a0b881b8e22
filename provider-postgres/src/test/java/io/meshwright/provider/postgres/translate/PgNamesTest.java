package io.meshwright.provider.postgres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PgNamesTest {
  @Test
  void aNameThatFitsIsKept() {
    assertThat(PgNames.fit("x".repeat(63))).isEqualTo("x".repeat(63));
  }

  @Test
  void aLongerNameIsCutAndToldApart() {
    String first = PgNames.fit("x".repeat(64));
    assertThat(first).hasSize(63).matches("x{54}_[0-9a-f]{8}");
    assertThat(PgNames.fit("x".repeat(65))).isNotEqualTo(first);
  }

  @Test
  void aNameIsCutBetweenCharacters() {
    String name = PgNames.fit("a" + "\u4e2d".repeat(30));
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
    assertThat(name).startsWith("a\u4e2d").doesNotContain("\ufffd");
  }
}
