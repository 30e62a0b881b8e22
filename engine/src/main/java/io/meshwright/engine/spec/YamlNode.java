package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Set;

/** A node of a YAML document, with where it starts. Types are the reader's business, not YAML's. */
sealed interface YamlNode {
  /**
   * A single value, as written.
   *
   * @param text its text, quotes and escapes undone
   * @param plain whether it stands without quotes
   * @param place where it starts, the quote included
   * @param start first code point in the file
   * @param end the code point after its last
   */
  record Scalar(String text, boolean plain, Place place, int start, int end) implements YamlNode {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** Whether it is YAML's null. */
    boolean isNull() {
      return plain && NULLS.contains(text);
    }
  }

  /** Values in order. */
  record Sequence(List<YamlNode> items, Place place) implements YamlNode {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Values by key, in order; keys are unique. */
  record Mapping(List<Entry> entries, Place place) implements YamlNode {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlNode value) {}

  /** Where it starts. */
  Place place();

  /** What it is, for people. */
  default String shape() {
    return switch (this) {
      case Scalar scalar when scalar.isNull() -> "nothing";
      case Scalar scalar -> "a single value";
      case Sequence sequence -> "a list";
      case Mapping mapping -> "keys with values";
    };
  }
}
