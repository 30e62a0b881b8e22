package io.meshwright.api.document;

import io.meshwright.api.name.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value of a document that the model keeps without knowing what it means, so that nothing that
 * somebody wrote is lost when a mesh is written out again.
 */
public sealed interface DocumentValue {
  /** A text. */
  record Text(String text) implements DocumentValue {}

  /** A number as it is spelt. */
  record Digits(String digits) implements DocumentValue {}

  /** True or false. */
  record Flag(boolean value) implements DocumentValue {}

  /** Null. */
  record Nothing() implements DocumentValue {}

  /** Values in order. */
  record Items(List<DocumentValue> items) implements DocumentValue {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * Values by key. The order of keys is kept; two that differ in nothing else are equal.
   *
   * @param entries in order
   */
  record Fields(Map<String, DocumentValue> entries) implements DocumentValue {
    /** Nothing said. */
    public static final Fields NONE = new Fields(Map.of());

    /** Copies the entries in order. */
    public Fields {
      entries = Ordered.inserted(entries);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    /** The value of a key. */
    public Optional<DocumentValue> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** The text of a key; empty where it is absent, null or no single value. */
    public Optional<String> text(String key) {
      return get(key).flatMap(DocumentValue::singleText);
    }

    /** The same without some keys. */
    public Fields without(String... keys) {
      Map<String, DocumentValue> fewer = new LinkedHashMap<>(entries);
      fewer.keySet().removeAll(Set.of(keys));
      return fewer.size() == entries.size() ? this : new Fields(fewer);
    }

    /** The same with one more key, or another value of it. */
    public Fields with(String key, DocumentValue value) {
      Map<String, DocumentValue> more = new LinkedHashMap<>(entries);
      more.put(key, value);
      return new Fields(more);
    }
  }

  /** A single value as text; empty for null, lists and fields. */
  default Optional<String> singleText() {
    return switch (this) {
      case Text(String text) -> Optional.of(text);
      case Digits(String digits) -> Optional.of(digits);
      case Flag(boolean value) -> Optional.of(Boolean.toString(value));
      case Nothing() -> Optional.empty();
      case Items items -> Optional.empty();
      case Fields fields -> Optional.empty();
    };
  }
}
