package io.meshwright.engine.catalogue;

import java.util.Map;
import java.util.Set;

/** Writes {@link Html}. The only place that knows how text is escaped. */
final class HtmlText {
  private static final Set<String> WITHOUT_END = Set.of("meta", "link", "input", "br", "hr");

  /** Where a line break helps whoever reads the source and changes nothing for the reader. */
  private static final Set<String> BLOCKS =
      Set.of(
          "html", "head", "body", "header", "main", "nav", "section", "footer", "div", "ul", "ol",
          "li", "table", "thead", "tbody", "tr", "meta", "link", "script", "title", "h1", "h2",
          "h3", "dl", "aside", "svg", "details");

  private final StringBuilder out = new StringBuilder();

  private HtmlText() {}

  /** A document. */
  static String document(Html root) {
    HtmlText text = new HtmlText();
    text.out.append("<!DOCTYPE html>\n");
    text.write(root);
    return text.out.toString();
  }

  /** A fragment. */
  static String of(Html html) {
    HtmlText text = new HtmlText();
    text.write(html);
    return text.out.toString();
  }

  private void write(Html html) {
    switch (html) {
      case Html.Text(String text) -> escape(text);
      case Html.Group group -> group.parts().forEach(this::write);
      case Html.Element element -> write(element);
    }
  }

  private void write(Html.Element element) {
    out.append('<').append(element.tag());
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      out.append(' ').append(attribute.getKey()).append("=\"");
      escape(attribute.getValue());
      out.append('"');
    }
    out.append('>');
    if (!WITHOUT_END.contains(element.tag())) {
      element.children().forEach(this::write);
      out.append("</").append(element.tag()).append('>');
    }
    if (BLOCKS.contains(element.tag())) {
      out.append('\n');
    }
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.append((char) c);
      default -> {
        if (isUnseen(c)) {
          out.append("\\u").append(c > 0xffff ? "{%x}".formatted(c) : "%04x".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /**
   * What has no place in a document, or would change how the text around it is read: control
   * characters, halves of characters, and the controls of writing direction. They are spelled out.
   */
  private static boolean isUnseen(int c) {
    return c < 0x20
        || c >= 0x7f && c < 0xa0
        || c >= 0xd800 && c < 0xe000
        || c >= 0x200e && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0x061c
        || c == 0xfeff
        || (c & 0xfffe) == 0xfffe
        || c >= 0xfdd0 && c <= 0xfdef
        || c >= 0xe0000 && c <= 0xe007f;
  }
}
