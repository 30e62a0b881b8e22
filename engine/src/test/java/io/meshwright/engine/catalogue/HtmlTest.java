package io.meshwright.engine.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<script>alert(1)</script>|&lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onclick='x'|&quot; onclick=&#39;x&#39;",
        "a & b &amp; c|a &amp; b &amp;amp; c"
      })
  void textStaysText(String text, String written) {
    assertThat(HtmlText.of(Html.text(text))).isEqualTo(written);
    assertThat(HtmlText.of(Html.of("p").attr("title", text)))
        .startsWith("<p title=\"" + written + "\">");
  }

  @Test
  void whatCannotBeSeenIsSpelledOut() {
    assertThat(HtmlText.of(Html.text("a\u202egpj\u2066\u0000\u001b\ud800\ufeff")))
        .isEqualTo("a\\u202egpj\\u2066\\u0000\\u001b\\ud800\\ufeff");
    assertThat(HtmlText.of(Html.text("\u05d0\u05d1 \u732b \ud83d\ude00")))
        .isEqualTo("\u05d0\u05d1 \u732b \ud83d\ude00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "style", "href", "src", "srcdoc", "formaction"})
  void attributesThatRunOrFetchCannotBeSet(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of("p").attr(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"style", "iframe", "object", "base", "form", "P onclick=x"})
  void someElementsCannotBeMade(String tag) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.of(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http:alert(1)",
        "https://",
        "not an address"
      })
  void onlyAddressesOfTheWebBecomeLinks(String text) {
    assertThat(Target.web(text)).isEmpty();
    assertThat(HtmlText.of(Parts.value(text))).doesNotContain("<a");
  }

  @Test
  void linksOutTellNobodyWhereTheyAreRead() {
    assertThat(HtmlText.of(Parts.value("https://a.example/?q=\"x\"")))
        .isEqualTo("<bdi>https://a.example/?q=&quot;x&quot;</bdi>");
    assertThat(HtmlText.of(Parts.value("https://a.example/b?c=1&d=2")))
        .isEqualTo(
            "<a href=\"https://a.example/b?c=1&amp;d=2\" rel=\"noopener noreferrer\">"
                + "https://a.example/b?c=1&amp;d=2</a>");
  }

  @Test
  void namesOfFilesAreTheSameOnEveryFileSystemAndNeverFallTogether() {
    assertThat(Names.slug("orders", 60)).isEqualTo("orders");
    assertThat(Names.slug("Orders", 60)).startsWith("orders--").isNotEqualTo("orders");
    assertThat(Names.slug("../../etc", 60)).matches("etc--[0-9a-f]{12}");
    assertThat(Names.slug("a--b", 60)).isNotEqualTo("a--b");
    assertThat(Names.slug("x".repeat(500), 60)).hasSizeLessThan(60);
    assertThat(Names.slug("\u732b", 60)).matches("--[0-9a-f]{12}");
  }
}
