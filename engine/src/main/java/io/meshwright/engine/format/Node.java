package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document, with what is needed to write it again. */
sealed interface Node {
  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE,
    DOUBLE,
    LITERAL,
    FOLDED;

    boolean isBlock() {
      return this == LITERAL || this == FOLDED;
    }
  }

  /**
   * A single value.
   *
   * @param anchor its anchor
   * @param value what it means as text
   * @param lines its lines as written: with quotes, but without the indentation
   */
  record Scalar(Optional<String> anchor, Style style, String value, List<String> lines)
      implements Node {
    static final Scalar NOTHING = new Scalar(Optional.empty(), Style.PLAIN, "", List.of(""));

    /** Copies the lines. */
    public Scalar {
      lines = List.copyOf(lines);
    }

    boolean isEmpty() {
      return style == Style.PLAIN && value.isEmpty();
    }
  }

  /** Another mention of an anchored node. */
  record Alias(String name) implements Node {}

  /** A mapping or a list. */
  final class Collection implements Node {
    final boolean mapping;
    final Optional<String> anchor;
    final List<Entry> entries = new ArrayList<>();

    /** What stands behind the last entry. */
    final List<Remark> foot = new ArrayList<>();

    /** Whether it is written in brackets. */
    boolean flow;

    Collection(boolean mapping, boolean flow, Optional<String> anchor) {
      this.mapping = mapping;
      this.flow = flow;
      this.anchor = anchor;
    }

    /** Whether any comment stands in it. */
    boolean isCommented() {
      return foot.stream().anyMatch(Remark.Comment.class::isInstance)
          || entries.stream().anyMatch(Entry::isCommented);
    }

    /** Whether it stands on lines of its own. */
    boolean isBlock() {
      return !flow && !entries.isEmpty();
    }
  }
}
