package io.meshwright.api.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePrefixTest {
  @Test
  void aPrefixStandsBeforeAName() {
    assertThat(new NamePrefix("dev_").on("sales")).isEqualTo("dev_sales");
    assertThat(NamePrefix.NONE.on("sales")).isEqualTo("sales");
    assertThat(NamePrefix.NONE.isNone()).isTrue();
    assertThat(new NamePrefix("a234567890123456").isNone()).isFalse();
  }

  @Test
  void whatIsNoPrefixIsRefusedWithTheRule() {
    for (String wrong : List.of("Dev", "1a", "_a", "d-", "é", "a2345678901234567")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NamePrefix(wrong))
          .withMessageContaining("'" + wrong + "'");
    }
  }
}
