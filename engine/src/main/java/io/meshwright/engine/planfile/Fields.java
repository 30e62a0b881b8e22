package io.meshwright.engine.planfile;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of an object; a refusal names the place of what is missing, unknown or of another
 * type.
 */
final class Fields {
  private final Part.Obj object;

  private Fields(Part.Obj object) {
    this.object = object;
  }

  /** The fields of a value that has to be an object with no other keys than these. */
  static Fields of(Part part, String... known) {
    if (!(part instanceof Part.Obj object)) {
      throw wrong(part, "an object");
    }
    for (Map.Entry<String, Part> field : object.fields().entrySet()) {
      if (!Set.of(known).contains(field.getKey())) {
        throw unknown(field.getValue().place(), field.getKey(), List.of(known));
      }
    }
    return new Fields(object);
  }

  static RuntimeException unknown(Place place, String key, List<String> known) {
    String shown = key.length() > 60 ? key.substring(0, 60) + ".." : key;
    String meant =
        Suggestions.closest(shown, known).map(k -> "; did you mean '" + k + "'?").orElse("");
    return Refusal.at(place, "a plan has no key '" + shown + "' here" + meant);
  }

  static RuntimeException wrong(Part part, String wanted) {
    return Refusal.at(part.place(), wanted + " is needed here, not " + part.what());
  }

  /** An object of exactly one key, which says what the value is. */
  static Map.Entry<String, Part> only(Part part, String wanted) {
    if (part instanceof Part.Obj object && object.fields().size() == 1) {
      return object.fields().entrySet().iterator().next();
    }
    throw wrong(part, wanted + " as an object of one key");
  }

  Place place() {
    return object.place();
  }

  Part part(String key) {
    return optional(key, p -> p)
        .orElseThrow(() -> Refusal.at(object.place(), "the key '" + key + "' is missing here"));
  }

  <T> Optional<T> optional(String key, Function<Part, T> read) {
    return Optional.ofNullable(object.fields().get(key)).map(read);
  }

  <T> T read(String key, Function<Part, T> read) {
    return read.apply(part(key));
  }

  String text(String key) {
    return read(key, Fields::text);
  }

  boolean bool(String key) {
    if (part(key) instanceof Part.Bool(Place place, boolean value)) {
      return value;
    }
    throw wrong(part(key), "true or false");
  }

  int count(String key) {
    return count(part(key));
  }

  static int count(Part part) {
    if (part instanceof Part.Int(Place place, int value) && value >= 0) {
      return value;
    }
    throw wrong(part, "a number from 0");
  }

  <T> List<T> list(String key, Function<Part, T> read) {
    return list(part(key), read);
  }

  <T extends Comparable<? super T>> SortedSet<T> set(String key, Function<Part, T> read) {
    return set(part(key), read);
  }

  <E extends Enum<E>> E word(String key, E[] words) {
    return word(part(key), words);
  }

  static String text(Part part) {
    if (part instanceof Part.Text(Place place, String value)) {
      return value;
    }
    throw wrong(part, "a text");
  }

  static <T> List<T> list(Part part, Function<Part, T> read) {
    if (!(part instanceof Part.Arr(Place place, List<Part> elements))) {
      throw wrong(part, "a list");
    }
    List<T> values = new ArrayList<>(elements.size());
    elements.forEach(e -> values.add(read.apply(e)));
    return List.copyOf(values);
  }

  static <T extends Comparable<? super T>> SortedSet<T> set(Part part, Function<Part, T> read) {
    TreeSet<T> values = new TreeSet<>();
    for (T value : list(part, read)) {
      if (!values.add(value)) {
        throw Refusal.at(part.place(), "the list holds a value twice");
      }
    }
    return Ordered.set(values);
  }

  static <E extends Enum<E>> E word(Part part, E[] words) {
    String text = text(part);
    List<String> known = new ArrayList<>();
    for (E word : words) {
      if (word(word).equals(text)) {
        return word;
      }
      known.add(word(word));
    }
    throw Refusal.at(part.place(), "one of " + String.join(", ", known) + " is needed here");
  }

  /** A constant as files write it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Makes a value whose type checks it.
   *
   * @param place where a refusal points to
   */
  static <T> T checked(Place place, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Refusal.at(place, "the value is not allowed: " + firstLine(e));
    }
  }

  private static String firstLine(RuntimeException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return text.length() > 200 ? text.substring(0, 200) + ".." : text;
  }
}
