package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

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
    /** More digits than any number that means something has. */
    private static final int MAX_DIGITS = 1_000;

    /** What it is. */
    ScalarKind kind() {
      return plain ? ScalarKind.ofPlain(text) : ScalarKind.TEXT;
    }

    /** Whether it is YAML's null. */
    boolean isNull() {
      return kind() == ScalarKind.NOTHING;
    }

    /** Its value where it is a number with an end; one of thousands of digits has none here. */
    Optional<BigDecimal> number() {
      if (kind() != ScalarKind.NUMBER || text.length() > MAX_DIGITS) {
        return Optional.empty();
      }
      if (text.startsWith("0x") || text.startsWith("0o")) {
        int radix = text.charAt(1) == 'x' ? 16 : 8;
        return Optional.of(new BigDecimal(new BigInteger(text.substring(2), radix)));
      }
      try {
        return Optional.of(new BigDecimal(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
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
