package io.meshwright.provider.postgres.client;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment on a column: a description, and as its last line the identity that survives a rename.
 *
 * @param description without the marker line
 * @param id the identity
 */
public record ColumnComment(String description, Optional<String> id) {
  private static final Pattern MARKER =
      Pattern.compile("meshwright:\\{(?:\"id\":\"((?:[A-Za-z0-9._*+-]|%[0-9A-F]{2})+)\")?}");
  private static final String NO_ID = "meshwright:{}";

  /** Reads a comment; what is no marker is description. */
  public static ColumnComment parse(String text) {
    int cut = text.lastIndexOf('\n');
    Matcher matcher = MARKER.matcher(text.substring(cut + 1));
    if (!matcher.matches()) {
      return new ColumnComment(text, Optional.empty());
    }
    return new ColumnComment(
        text.substring(0, Math.max(cut, 0)),
        Optional.ofNullable(matcher.group(1))
            .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8)));
  }

  /** The comment as the server keeps it; a description that ends like a marker is no marker. */
  public String text() {
    String line =
        id.filter(i -> !i.isEmpty())
            .map(
                i -> "meshwright:{\"id\":\"" + URLEncoder.encode(i, StandardCharsets.UTF_8) + "\"}")
            .orElseGet(() -> parse(description).description().equals(description) ? "" : NO_ID);
    if (line.isEmpty() || description.isEmpty()) {
      return description + line;
    }
    return description + "\n" + line;
  }
}
