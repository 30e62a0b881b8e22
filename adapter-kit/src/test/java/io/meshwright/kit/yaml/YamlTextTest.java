package io.meshwright.kit.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
  @Test
  void aDocumentIsReadAsItWasWritten() {
    LinkedHashMap<String, Object> document = new LinkedHashMap<>();
    document.put("title", "Orders");
    document.put("terms", Map.of("type", "OFFLINE"));
    document.put("accounts", List.of("A.B", "C.D"));
    document.put("open", false);

    String text = YamlText.write(document);

    assertThat(text)
        .isEqualTo(
            """
            title: "Orders"
            terms:
              type: "OFFLINE"
            accounts:
            - "A.B"
            - "C.D"
            open: false
            """);
    assertThat(YamlText.read(text).orElseThrow()).containsExactlyInAnyOrderEntriesOf(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yes",
        "null",
        "7",
        "a: b\ntargets:\n  accounts: [\"EVIL.ONE\"]",
        "\" \ntargets: all",
        "$$; DROP TABLE T",
        "it's \\ \"quoted\"",
        "- a\n--- \n...\n",
        "\u0000\u0007\u0085\u2028\uFEFF tab\t",
        "{{x}} &a *a !!int %TAG # no comment",
        "🐙 grüße"
      })
  void aTextStaysOneText(String hostile) {
    assertThat(YamlText.read(YamlText.write(Map.of("title", hostile))).orElseThrow())
        .isEqualTo(Map.of("title", hostile));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "- a", "a: [", "a: &x [*x, *x]", "a: 1\na: 2", "!!java.lang.Object {}"})
  void whatIsNoDocumentIsNone(String text) {
    assertThat(YamlText.read(text)).isEmpty();
  }

  @Test
  void otherValuesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> YamlText.write(Map.of("a", 7)));
  }

  @Test
  void aMapWithinIsEmptyWhereThereIsNone() {
    Map<String, Object> document = YamlText.read("a: {b: true}\nc: d").orElseThrow();
    assertThat(YamlText.within(document, "a")).isEqualTo(Map.of("b", true));
    assertThat(YamlText.within(document, "c")).isEmpty();
    assertThat(YamlText.within(document, "e")).isEmpty();
  }
}
