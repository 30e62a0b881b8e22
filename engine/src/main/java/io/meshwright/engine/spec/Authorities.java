package io.meshwright.engine.spec;

import io.meshwright.api.model.Authority;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The key {@code authority}, of a platform or a domain. */
final class Authorities {
  private Authorities() {}

  static Optional<Authority> read(MappingReader reader) {
    Map<String, Authority> words = new LinkedHashMap<>();
    for (Authority authority : Authority.values()) {
      words.put(authority.name().toLowerCase(Locale.ROOT), authority);
    }
    return reader.choice("authority", words);
  }
}
