package io.meshwright.kit.sql;

import java.util.List;
import java.util.Optional;

/** What an expression of the server says, before anybody asks what it means. */
public sealed interface ServerNode {
  /** A column of the one relation there is; a name that is not quoted is folded. */
  record Column(String name) implements ServerNode {}

  /** A text. */
  record Text(String value) implements ServerNode {}

  /** A number, as written. */
  record Numeric(String value) implements ServerNode {}

  /** TRUE, FALSE or NULL. */
  record Word(String word) implements ServerNode {}

  /** A cast. */
  record Cast(ServerNode value, String type) implements ServerNode {}

  /** A function, its name in small letters. */
  record Call(String function, List<ServerNode> arguments) implements ServerNode {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** An operator between two values. */
  record Binary(ServerNode left, String operator, ServerNode right) implements ServerNode {}

  /** All of them. */
  record And(List<ServerNode> parts) implements ServerNode {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them. */
  record Or(List<ServerNode> parts) implements ServerNode {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The opposite. */
  record Not(ServerNode part) implements ServerNode {}

  /** Whether there is no value. */
  record IsNull(ServerNode value) implements ServerNode {}

  /** One of some values. */
  record In(ServerNode value, List<ServerNode> values) implements ServerNode {
    /** Copies the list. */
    public In {
      values = List.copyOf(values);
    }
  }

  /** A pattern. */
  record Like(ServerNode value, ServerNode pattern, Optional<ServerNode> escape)
      implements ServerNode {}

  /** The one branch whose condition holds, or the other. */
  record Case(ServerNode condition, ServerNode then, ServerNode otherwise) implements ServerNode {}
}
