package io.meshwright.api.model;

import java.util.Locale;
import java.util.Optional;

/** How an output port is consumed. */
public enum PortKind {
  /** A table that the product fills. */
  TABLE,
  /** A view over other tables of the product or of its input ports. */
  VIEW,
  /** A stream of events. */
  STREAM,
  /** Files in object storage. */
  FILES,
  /** A machine-learning model. */
  MODEL,
  /** Data shared with another account. */
  SHARE;

  /** The kind as documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word. */
  public static Optional<PortKind> ofWord(String word) {
    for (PortKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
