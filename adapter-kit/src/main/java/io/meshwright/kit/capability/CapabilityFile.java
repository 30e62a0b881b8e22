package io.meshwright.kit.capability;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads what a platform can do from {@code capabilities.yaml}: kinds with their traits, port kinds
 * that it refuses, and limits, each with value, source and date.
 */
public final class CapabilityFile {
  private static final String FILE = "capabilities.yaml";

  private CapabilityFile() {}

  /**
   * Reads the file beside a class.
   *
   * @throws IllegalStateException where the file is missing or is not of that form: a defect of the
   *     adapter
   */
  public static Capabilities beside(Class<?> adapter) {
    try (InputStream file = adapter.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(
            FILE + " is missing from the jar of " + adapter.getPackageName());
      }
      return of(map(new Load(LoadSettings.builder().build()).loadFromInputStream(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Capabilities of(Map<?, ?> document) {
    SortedMap<String, KindTraits> kinds = new TreeMap<>();
    map(document.get("kinds"))
        .forEach((name, traits) -> kinds.put(text(name), traits(map(traits))));
    SortedMap<PortKind, String> refused = new TreeMap<>();
    map(document.get("refusedPorts"))
        .forEach((kind, limit) -> refused.put(port(kind), text(limit)));
    SortedMap<String, Limit> limits = new TreeMap<>();
    map(document.get("limits"))
        .forEach((id, limit) -> limits.put(text(id), limit(text(id), map(limit))));
    return new Capabilities(text(document.get("provider")), kinds, refused, limits);
  }

  private static KindTraits traits(Map<?, ?> traits) {
    return new KindTraits(
        Ordered.set(names(traits.get("immutable"))),
        Ordered.set(names(traits.get("createOnly"))),
        Boolean.TRUE.equals(traits.get("holdsData")),
        Boolean.TRUE.equals(traits.get("givesAccess")));
  }

  private static List<String> names(@Nullable Object value) {
    return value instanceof List<?> names
        ? names.stream().map(CapabilityFile::text).toList()
        : List.of();
  }

  private static PortKind port(Object word) {
    return PortKind.ofWord(text(word))
        .orElseThrow(() -> new IllegalStateException("there is no port kind '" + word + "'"));
  }

  private static Limit limit(String id, Map<?, ?> limit) {
    return new Limit(
        id, text(limit.get("value")), text(limit.get("source")), text(limit.get("date")));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalStateException(FILE + ": a map is expected instead of " + value);
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException(FILE + ": a value is missing");
    }
    return value.toString();
  }
}
