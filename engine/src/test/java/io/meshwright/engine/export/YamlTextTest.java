package io.meshwright.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Texts come back as they were, and look as a person would have written them. */
class YamlTextTest {
  private static final long SEED = 20_261_122L;
  private static final int COUNT = Integer.getInteger("meshwright.test.count", 3_000);
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "é",
          "\uD83D\uDE00",
          " ",
          "  ",
          "\n",
          "\n\n",
          "\t",
          "\r",
          "\r\n",
          ":",
          ": ",
          " #",
          "#",
          "-",
          "- ",
          "'",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "?",
          "0",
          "1.0",
          "null",
          "~",
          "=",
          "<<",
          "\u0085",
          "\u2028",
          "\u00a0",
          "\uFEFF",
          "\u0007",
          "\u007f",
          "---",
          "...",
          "\u200b",
          "\u202e");

  private static Object read(String yaml) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return read == null ? "nothing" : read;
  }

  private static String written(String text) {
    return YamlText.of(Yaml.Keys.builder().text("key", text).build());
  }

  @Test
  void everyTextComesBackAsValueKeyAndItem() {
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String value = text.toString();
      String yaml =
          YamlText.of(
              Yaml.Keys.builder()
                  .text("value", value)
                  .put("within", Yaml.Keys.builder().text(value, "x").build())
                  .items("items", List.of(new Yaml.Text(value), new Yaml.Quoted(value)))
                  .build());
      assertThat(read(yaml))
          .as("seed %s, %s: %s", SEED, i, yaml)
          .isEqualTo(
              Map.of("value", value, "within", Map.of(value, "x"), "items", List.of(value, value)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "Yes",
        "ON",
        "off",
        "y",
        "N",
        "true",
        "FALSE",
        "null",
        "~",
        "",
        "1",
        "1.0",
        "-3",
        "1_000",
        "0x1F",
        "0o17",
        "017",
        "1e3",
        ".5",
        ".inf",
        ".NaN",
        "NaN",
        "2026-01-31",
        "2026-01-31T13:45:00Z",
        "12:30:45",
        "=",
        "<<",
        "- a",
        "a: b",
        "a #b",
        "a ",
        " a"
      })
  void whatYamlWouldMisreadIsQuoted(String text) {
    assertThat(written(text)).matches("key: (['\"]).*\\1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "active",
        "1.0.0",
        "Sales Data",
        "group:analysts",
        "sales.orders.orders@1.x",
        "Größe"
      })
  void whatNobodyMisreadsStandsAsItIs(String text) {
    assertThat(written(text)).isEqualTo("key: " + text + "\n");
  }

  @Test
  void aFilterKeepsItsQuotesReadable() {
    assertThat(written("region = 'EU'")).isEqualTo("key: region = 'EU'\n");
    assertThat(written("\"Order Id\" = 'EU'")).isEqualTo("key: '\"Order Id\" = ''EU'''\n");
    assertThat(written("'EU' = region")).isEqualTo("key: \"'EU' = region\"\n");
  }

  @Test
  void linesStandBelowEachOther() {
    assertThat(written("SELECT a\n  FROM t\n\nWHERE x"))
        .isEqualTo(
            """
        key: |-
          SELECT a
            FROM t

          WHERE x
        """);
  }

  @Test
  void listsAreIndentedAndEmptyOnesStayVisible() {
    List<Yaml> items = new ArrayList<>();
    items.add(Yaml.Keys.builder().text("name", "a").number("count", 1).build());
    items.add(Yaml.Items.of(List.of()));
    items.add(Yaml.Keys.builder().build());

    assertThat(YamlText.of(Yaml.Keys.builder().items("list", items).build()))
        .isEqualTo(
            """
            list:
              - name: a
                count: 1
              - []
              - {}
            """);
  }

  @Test
  void jsonComesBackWithItsNumbersAsTheyWere() {
    assertThat(YamlText.of(JsonYaml.of("{\"a\":[1,99.90,\"2\",true,null],\"b\":{}}")))
        .isEqualTo(
            """
            a:
              - 1
              - 99.90
              - '2'
              - true
              - null
            b: {}
            """);
  }

  @Test
  void documentsOfOneFileAreApart() {
    Yaml one = Yaml.Keys.builder().text("a", "b").build();

    assertThat(YamlText.of(List.of(one, one))).isEqualTo("a: b\n---\na: b\n");
  }
}
