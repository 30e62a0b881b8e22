package io.meshwright.engine.export;

import io.meshwright.api.name.Ordered;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML document. */
sealed interface Yaml {
  /** A text, which stays one whatever it looks like. */
  record Text(String text) implements Yaml {}

  /** A text in quotes, where they tell the reader that it is one. */
  record Quoted(String text) implements Yaml {}

  /** A number, {@code true}, {@code false} or {@code null}. */
  record Word(String text) implements Yaml {}

  /** Values in order. */
  record Items(List<Yaml> items) implements Yaml {
    /** Copies the items. */
    public Items {
      items = List.copyOf(items);
    }

    /** Texts, or what reads as one. */
    static Items of(Collection<?> texts) {
      return new Items(texts.stream().<Yaml>map(t -> new Text(t.toString())).toList());
    }
  }

  /** Values by key, in order. */
  record Keys(Map<String, Yaml> entries) implements Yaml {
    /** Copies the entries in order. */
    public Keys {
      entries = Ordered.inserted(entries);
    }

    static Builder builder() {
      return new Builder();
    }

    boolean isEmpty() {
      return entries.isEmpty();
    }
  }

  /** Collects keys. What says nothing is left out. */
  final class Builder {
    private final Map<String, Yaml> entries = new LinkedHashMap<>();

    private Builder() {}

    /** A value, whatever it is. */
    Builder put(String key, Yaml value) {
      entries.put(key, value);
      return this;
    }

    /** A text, also an empty one. */
    Builder text(String key, String value) {
      return put(key, new Text(value));
    }

    /** A text, unless it is empty. */
    Builder said(String key, String value) {
      return value.isEmpty() ? this : text(key, value);
    }

    /** A text, where there is one. */
    Builder said(String key, Optional<String> value) {
      value.ifPresent(v -> text(key, v));
      return this;
    }

    /** A flag, unless it is false. */
    Builder flag(String key, boolean value) {
      return value ? put(key, new Word("true")) : this;
    }

    /** A number. */
    Builder number(String key, int value) {
      return put(key, new Word(Integer.toString(value)));
    }

    /** Texts, unless there are none. */
    Builder texts(String key, Collection<?> values) {
      return values.isEmpty() ? this : put(key, Items.of(values));
    }

    /** Values, unless there are none. */
    Builder items(String key, List<? extends Yaml> values) {
      return values.isEmpty() ? this : put(key, new Items(List.copyOf(values)));
    }

    /** Keys, unless there are none. */
    Builder keys(String key, Keys value) {
      return value.isEmpty() ? this : put(key, value);
    }

    Keys build() {
      return new Keys(entries);
    }
  }
}
