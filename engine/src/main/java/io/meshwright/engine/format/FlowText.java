package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A collection in brackets on one line, where that can be. */
final class FlowText {
  private FlowText() {}

  /** The line; empty where a comment, a value of several lines or none at all stands within. */
  static Optional<String> of(Node.Collection collection) {
    if (collection.isCommented()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    for (Entry entry : collection.entries) {
      Optional<String> value = value(entry.value);
      if (value.isEmpty()) {
        return value;
      }
      parts.add(entry.key.map(k -> ScalarText.key(k, true) + " ").orElse("") + value.get());
    }
    String text = String.join(", ", parts);
    String anchor = collection.anchor.map(a -> "&" + a + " ").orElse("");
    return Optional.of(anchor + (collection.mapping ? "{" + text + "}" : "[" + text + "]"));
  }

  private static Optional<String> value(Node node) {
    return switch (node) {
      case Node.Alias(String name) -> Optional.of("*" + name);
      case Node.Collection collection -> collection.isBlock() ? Optional.empty() : of(collection);
      case Node.Scalar scalar ->
          scalar.isEmpty() || scalar.lines().size() > 1
              ? Optional.empty()
              : Optional.of(
                  scalar.anchor().map(a -> "&" + a + " ").orElse("") + ScalarText.of(scalar, true));
    };
  }
}
