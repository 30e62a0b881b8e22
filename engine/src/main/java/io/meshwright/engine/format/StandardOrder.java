package io.meshwright.engine.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which order documents of the Bitol standards have their keys. */
public final class StandardOrder implements KeyOrder {
  private static final String RESOURCE = "standard-order.txt";

  private final Map<String, Map<String, String>> places;
  private final Optional<Map<String, String>> keys;

  private StandardOrder(
      Map<String, Map<String, String>> places, Optional<Map<String, String>> keys) {
    this.places = places;
    this.keys = keys;
  }

  /** The order of a data contract. */
  public static StandardOrder ofContracts() {
    return of("odcs");
  }

  /** The order of a data product. */
  public static StandardOrder ofProducts() {
    return of("odps");
  }

  private static StandardOrder of(String document) {
    Map<String, Map<String, String>> places = load();
    return new StandardOrder(places, Optional.ofNullable(places.get(document)));
  }

  /** Keys by place, each with the place of what it holds, which may be none. */
  private static Map<String, Map<String, String>> load() {
    Map<String, Map<String, String>> places = new LinkedHashMap<>();
    try (InputStream stream = StandardOrder.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the engine");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line : reader.lines().filter(l -> !l.isEmpty() && !l.startsWith("#")).toList()) {
        int colon = line.indexOf(": ");
        Map<String, String> keys = new LinkedHashMap<>();
        for (String word : line.substring(colon + 2).split(" ", -1)) {
          int within = word.indexOf('>');
          keys.put(
              within < 0 ? word : word.substring(0, within),
              within < 0 ? "" : word.substring(within + 1));
        }
        places.put(line.substring(0, colon), keys);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  @Override
  public List<String> keys(Set<String> present) {
    return keys.map(k -> List.copyOf(k.keySet())).orElse(List.of());
  }

  @Override
  public KeyOrder within(String key, boolean list) {
    String place = keys.map(k -> k.getOrDefault(key, "")).orElse("");
    // Before ODCS 3.1 a team was the list of its members.
    String meant = place.equals("odcs-team") && list ? "odcs-member" : place;
    return new StandardOrder(places, Optional.ofNullable(places.get(meant)));
  }
}
