package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What LF-tags something has to have: of every key one of the values.
 *
 * @param keys values per key; none where nobody can say what is asked for
 */
public record TagExpression(SortedMap<String, SortedSet<String>> keys) {
  /** Stands for every value. */
  private static final String ANY = "*";

  /** Copies the map. */
  public TagExpression {
    TreeMap<String, SortedSet<String>> copied = new TreeMap<>();
    keys.forEach((key, values) -> copied.put(key, Ordered.set(values)));
    keys = Ordered.map(copied);
  }

  /** One that asks for something nobody knows. */
  public static TagExpression unknown() {
    return new TagExpression(new TreeMap<>());
  }

  /** Whether it is known what it asks for. */
  public boolean isKnown() {
    return !keys.isEmpty();
  }

  /** Whether what has these tags, one value a key, has what it takes. */
  public boolean matches(Map<String, String> tags) {
    return isKnown()
        && keys.entrySet().stream()
            .allMatch(
                entry ->
                    tags.containsKey(entry.getKey())
                        && (entry.getValue().contains(ANY)
                            || entry.getValue().contains(tags.get(entry.getKey()))));
  }

  /** Whether it asks for one of some values of a key, perhaps among others. */
  public boolean asksForAny(String key, Collection<String> values) {
    SortedSet<String> asked = keys.get(key);
    return asked != null && (asked.contains(ANY) || !Collections.disjoint(asked, values));
  }

  /** What it asks for, where that is one value of one key. */
  Optional<String> one() {
    return keys.size() == 1
            && keys.sequencedValues().getFirst().size() == 1
            && !keys.sequencedValues().getFirst().contains(ANY)
        ? Optional.of(one(keys.firstKey(), keys.sequencedValues().getFirst().first()))
        : Optional.empty();
  }

  /** One value of one key. */
  static String one(String key, String value) {
    return key + "=" + value;
  }

  /** For people. */
  public String text() {
    List<String> parts = new ArrayList<>();
    keys.forEach((key, values) -> parts.add(key + " in " + String.join(", ", values)));
    return String.join(" and ", parts);
  }

  Value toValue() {
    TreeMap<String, Value> all = new TreeMap<>();
    keys.forEach((key, values) -> all.put(key, new Value.Bag(values)));
    return Attributes.object(all);
  }

  static TagExpression of(Value value) {
    TreeMap<String, SortedSet<String>> keys = new TreeMap<>();
    if (value instanceof Value.Obj(SortedMap<String, Value> fields)) {
      fields.forEach(
          (key, values) -> {
            if (values instanceof Value.Bag(SortedSet<String> each)) {
              keys.put(key, each);
            }
          });
    }
    return new TagExpression(keys);
  }
}
