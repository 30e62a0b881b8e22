package io.meshwright.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("platform", "principals", "platforms", "id");

  @Test
  void aSlipOfThePenIsFound() {
    assertThat(Suggestions.closest("plattform", KNOWN)).contains("platform");
    assertThat(Suggestions.closest("prinicpals", KNOWN)).contains("principals");
    assertThat(Suggestions.closest("di", KNOWN)).contains("id");
  }

  @Test
  void caseDoesNotCount() {
    assertThat(Suggestions.closest("PLATFORM", KNOWN)).contains("platform");
  }

  @Test
  void whatIsFarIsNotSuggested() {
    assertThat(Suggestions.closest("owner", KNOWN)).isEmpty();
    assertThat(Suggestions.didYouMean("owner", KNOWN)).isEmpty();
  }

  @Test
  void equallyNearOnesAreTakenInOrder() {
    assertThat(Suggestions.closest("ac", List.of("ad", "ab"))).contains("ab");
  }

  @Test
  void longNamesCostNothing() {
    assertThat(Suggestions.closest("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
