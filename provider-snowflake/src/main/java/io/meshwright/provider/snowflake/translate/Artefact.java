package io.meshwright.provider.snowflake.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a procedure or notebook as a pipeline writes it: alone, which is in the schema of its
 * product, or with database and schema. It is a name and nothing more, in quotes where it needs
 * them.
 *
 * @param path database, schema and name
 */
record Artefact(List<String> path) {
  /** Letters, digits and signs without quotes, or anything within them but NUL. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_$]{0,254})|\"((?:[^\"\\x00]|\"\"){1,255})\"");

  Artefact {
    path = List.copyOf(path);
  }

  /** Reads a name; empty where it is none. */
  static Optional<Artefact> of(Place place, String written) {
    String text = written.strip();
    if (text.endsWith("()")) {
      text = text.substring(0, text.length() - 2);
    }
    List<String> parts = new ArrayList<>();
    Matcher matcher = NAME.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      parts.add(
          Optional.ofNullable(matcher.group(1))
              .map(plain -> plain.toUpperCase(Locale.ROOT))
              .orElseGet(() -> matcher.group(2).replace("\"\"", "\"")));
      at = matcher.end();
      if (at == text.length()) {
        return switch (parts.size()) {
          case 1 ->
              Optional.of(
                  new Artefact(List.of(place.database(), place.schema(), parts.getFirst())));
          case 3 -> Optional.of(new Artefact(parts));
          default -> Optional.empty();
        };
      }
      if (text.charAt(at) != '.') {
        return Optional.empty();
      }
      at++;
    }
    return Optional.empty();
  }
}
