package io.meshwright.engine.source;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Where the parts of a mesh are written. Keys are a word and a name: {@code policy:ID}, {@code
 * policy-target:ID TARGET}, {@code policy-principal:ID PRINCIPAL}, {@code policy-rows:ID}, {@code
 * policy-columns:ID}, {@code policy-column:ID COLUMN}, {@code policy-match:ID}, {@code
 * product:ADDRESS}, {@code producer:ADDRESS}, {@code port:ADDRESS}, {@code port-platform:ADDRESS},
 * {@code view:ADDRESS}, {@code input:PRODUCT NAME}, {@code table:ADDRESS}, {@code column:ADDRESS},
 * {@code classification:COLUMN}, {@code domain:NAME}, {@code domain-platform:NAME}, {@code
 * domain-owner:NAME}, {@code domain-approves:NAME POLICY}, {@code platform:NAME}, {@code
 * platform-setting:NAME SETTING}, {@code port-version:ADDRESS}, {@code port-sla:ADDRESS}, {@code
 * port-status:ADDRESS}, {@code port-contract:ADDRESS}, {@code rule:NUMBER}, {@code rule-with:NUMBER
 * KEY}, {@code rule-scope:NUMBER NAME}, {@code exception:NUMBER}, {@code column-lineage:COLUMN
 * SOURCE}, {@code policy-operand:ID NUMBER}, {@code view-operand:ADDRESS NUMBER}, {@code
 * pipeline:PRODUCT PIPELINE PORT}, {@code principal:ID}, {@code principal-platform:ID PLATFORM},
 * {@code session:ID}, {@code session-principal:ID PRINCIPAL}, {@code session-platform:ID PLATFORM},
 * {@code loss:POLICY PLATFORM}, {@code mesh}, {@code policy-member:ID PRINCIPAL}, {@code
 * port-name:PRODUCT.PORT}, {@code view-part:ADDRESS from}, {@code view-part:ADDRESS
 * published|source COLUMN}, {@code input-source:PRODUCT NAME}, {@code classification-name:NAME},
 * {@code platform-provider:NAME}. What is written twice has its second place under its key with
 * {@code #2}.
 *
 * @param byKey the places
 */
public record Places(Map<String, Place> byKey) {
  /** Copies the places. */
  public Places {
    byKey = Collections.unmodifiableMap(new HashMap<>(byKey));
  }

  /** No places: a mesh that was built in code. */
  public static Places none() {
    return new Places(Map.of());
  }

  /** The place of the first of these keys that has one. */
  public Optional<Place> first(String... keys) {
    for (String key : keys) {
      Place place = byKey.get(key);
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Collects places. */
  public static final class Builder {
    private final Map<String, Place> places = new HashMap<>();

    /** A collector without places. */
    public Builder() {}

    /** Adds a place; a second of the same key is kept beside the first. */
    public void add(String key, Place place) {
      if (places.putIfAbsent(key, place) != null) {
        places.putIfAbsent(key + "#2", place);
      }
    }

    /** Sets a place; what an environment replaces has moved there. */
    public void replace(String key, Place place) {
      places.put(key, place);
    }

    /** Adds places whose keys are a word, a name and what the given keys say of it. */
    public void addAll(String wordAndName, Map<String, Place> parts) {
      parts.forEach((part, place) -> add(wordAndName + " " + part, place));
    }

    /** The place of a key. */
    public Optional<Place> place(String key) {
      return Optional.ofNullable(places.get(key));
    }

    /** The names that have a place under a word. */
    public SortedSet<String> names(String word) {
      String start = word + ":";
      return Ordered.set(
          places.keySet().stream()
              .filter(k -> k.startsWith(start) && !k.endsWith("#2"))
              .map(k -> k.substring(start.length()))
              .toList());
    }

    /** Forgets where a policy and its parts are written. */
    public void forgetPolicy(String id) {
      places
          .keySet()
          .removeIf(
              k -> {
                String name = k.substring(k.indexOf(':') + 1);
                return k.startsWith("policy")
                    && (name.equals(id) || name.startsWith(id + " ") || name.equals(id + "#2"));
              });
    }

    /** The places. */
    public Places build() {
      return new Places(places);
    }
  }
}
