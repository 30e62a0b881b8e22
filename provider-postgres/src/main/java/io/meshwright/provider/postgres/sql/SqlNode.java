package io.meshwright.provider.postgres.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the server's text says, before anybody asks what it means. */
sealed interface SqlNode {
  /** A column of the one table there is. */
  record Column(String name) implements SqlNode {}

  /** A string. */
  record Text(String value) implements SqlNode {}

  /** A number, never negative. */
  record Numeric(BigDecimal value) implements SqlNode {}

  /** True or false. */
  record Bool(boolean value) implements SqlNode {}

  /** NULL. */
  record Null() implements SqlNode {}

  /** {@code CURRENT_USER}. */
  record CurrentUser() implements SqlNode {}

  /** {@code SESSION_USER}. */
  record SessionUser() implements SqlNode {}

  /** A cast. */
  record Cast(SqlNode value, String type) implements SqlNode {}

  /** A collation. */
  record Collate(SqlNode value, String collation) implements SqlNode {}

  /** A function that is found without its schema, so one of the server's own. */
  record Call(String function, List<SqlNode> arguments) implements SqlNode {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** An operator that is found without its schema, between two values. */
  record Binary(SqlNode left, String operator, SqlNode right) implements SqlNode {}

  /** A comparison with any, or with all, of an array. */
  record Quantified(SqlNode left, String operator, boolean all, SqlNode array) implements SqlNode {}

  /** An array. */
  record Array(List<SqlNode> elements) implements SqlNode {
    /** Copies the list. */
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** All of them. */
  record And(List<SqlNode> parts) implements SqlNode {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them. */
  record Or(List<SqlNode> parts) implements SqlNode {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The opposite. */
  record Not(SqlNode part) implements SqlNode {}

  /** Whether a condition holds or is unknown. */
  record IsNotFalse(SqlNode part) implements SqlNode {}

  /** Whether there is no value. */
  record IsNull(SqlNode value) implements SqlNode {}

  /** The first branch whose condition holds. */
  record Case(List<When> branches, Optional<SqlNode> otherwise) implements SqlNode {
    /** Copies the list. */
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /** A branch. */
  record When(SqlNode condition, SqlNode value) {}

  /** Something in brackets that is outside the grammar. */
  record Unread(String text) implements SqlNode {}
}
