package io.meshwright.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key with its value, an item of a list, or a document, and the comments that belong to it. */
final class Entry {
  /** What stands before it. */
  final List<Remark> before = new ArrayList<>();

  /** Comments on its own line. */
  final List<Behind> behind = new ArrayList<>();

  /** Its key; empty for items and documents. */
  Optional<Node> key = Optional.empty();

  /** Its value. */
  Node value = Node.Scalar.NOTHING;

  /** The text of its key; empty for items and documents. */
  String name() {
    return key.map(
            k ->
                switch (k) {
                  case Node.Scalar scalar -> scalar.value();
                  case Node.Alias(String name) -> "*" + name;
                  case Node.Collection collection -> "";
                })
        .orElse("");
  }

  /** Adds comments before it, without the empty lines between them. */
  void commented(List<Remark> remarks) {
    remarks.stream().filter(Remark.Comment.class::isInstance).forEach(before::add);
  }

  /** Whether a comment belongs to it or to what it holds. */
  boolean isCommented() {
    return !behind.isEmpty()
        || before.stream().anyMatch(Remark.Comment.class::isInstance)
        || (value instanceof Node.Collection collection && collection.isCommented());
  }
}
