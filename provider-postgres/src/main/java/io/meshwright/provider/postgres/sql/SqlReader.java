package io.meshwright.provider.postgres.sql;

import io.meshwright.provider.postgres.sql.SqlTokens.Kind;
import io.meshwright.provider.postgres.sql.SqlTokens.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the server's own writing of expressions. It puts brackets around everything that has an
 * operator, so no precedence is assumed here: within one pair of brackets there is one operator, or
 * one kind of AND and OR. Anything else is unread.
 */
final class SqlReader {
  private static final int MAX_DEPTH = 400;
  private final SqlCursor cursor;
  private int depth;

  SqlReader(SqlCursor cursor) {
    this.cursor = cursor;
  }

  /** A whole text as one expression. */
  static SqlNode expression(String text) {
    SqlCursor cursor = new SqlCursor(text);
    SqlNode node = new SqlReader(cursor).expression();
    cursor.end();
    return node;
  }

  SqlNode expression() {
    SqlNode first = negatable();
    if (cursor.isKeyword("AND")) {
      List<SqlNode> parts = listOf("AND", first);
      return new SqlNode.And(parts);
    }
    if (cursor.isKeyword("OR")) {
      List<SqlNode> parts = listOf("OR", first);
      return new SqlNode.Or(parts);
    }
    return first;
  }

  private List<SqlNode> listOf(String word, SqlNode first) {
    List<SqlNode> parts = new ArrayList<>(List.of(first));
    while (cursor.acceptKeyword(word)) {
      parts.add(negatable());
    }
    return parts;
  }

  private SqlNode negatable() {
    return cursor.acceptKeyword("NOT") ? new SqlNode.Not(operand()) : comparison();
  }

  private SqlNode comparison() {
    SqlNode left = operand();
    if (cursor.acceptKeyword("IS")) {
      boolean negated = cursor.acceptKeyword("NOT");
      if (negated && cursor.acceptKeyword("FALSE")) {
        return new SqlNode.IsNotFalse(left);
      }
      cursor.keyword("NULL");
      SqlNode isNull = new SqlNode.IsNull(left);
      return negated ? new SqlNode.Not(isNull) : isNull;
    }
    Token token = cursor.peek();
    boolean operator =
        token.kind() == Kind.SYMBOL && "+-*/<>=~!@#%^&|`?".indexOf(token.value().charAt(0)) >= 0;
    if (!operator) {
      return left;
    }
    cursor.next();
    if (cursor.isKeyword("ANY") || cursor.isKeyword("ALL")) {
      boolean all = cursor.next().value().equals("ALL");
      cursor.symbol("(");
      SqlNode array = operand();
      cursor.symbol(")");
      return new SqlNode.Quantified(left, token.value(), all, array);
    }
    return new SqlNode.Binary(left, token.value(), operand());
  }

  /** A value with its casts and collations. */
  SqlNode operand() {
    SqlNode node = primary();
    while (true) {
      if (cursor.acceptSymbol("::")) {
        node = new SqlNode.Cast(node, type());
      } else if (cursor.acceptKeyword("COLLATE")) {
        node = new SqlNode.Collate(node, cursor.name());
      } else {
        return node;
      }
    }
  }

  private SqlNode primary() {
    Token token = cursor.next();
    return switch (token.kind()) {
      case STRING -> new SqlNode.Text(token.value());
      case NUMBER -> new SqlNode.Numeric(number(token.value()));
      case NAME -> named(token.value());
      case WORD -> word(token);
      case SYMBOL -> {
        if (!token.value().equals("(")) {
          throw cursor.unreadable();
        }
        yield bracketed(token);
      }
      case END -> throw cursor.unreadable();
    };
  }

  private SqlNode word(Token token) {
    return switch (token.value()) {
      case "true" -> new SqlNode.Bool(true);
      case "false" -> new SqlNode.Bool(false);
      case "NULL" -> new SqlNode.Null();
      case "CURRENT_USER" -> new SqlNode.CurrentUser();
      case "SESSION_USER" -> new SqlNode.SessionUser();
      case "CASE" -> cases();
      case "ARRAY" -> {
        cursor.symbol("[");
        List<SqlNode> elements = new ArrayList<>();
        do {
          elements.add(operand());
        } while (cursor.acceptSymbol(","));
        cursor.symbol("]");
        yield new SqlNode.Array(elements);
      }
      default -> {
        if (SqlCursor.isReserved(token.value())) {
          throw cursor.unreadable();
        }
        yield named(token.value());
      }
    };
  }

  private SqlNode named(String name) {
    if (cursor.peek().is(Kind.SYMBOL, ".") || cursor.peek().is(Kind.SYMBOL, "[")) {
      throw cursor.unreadable();
    }
    if (!cursor.acceptSymbol("(")) {
      return new SqlNode.Column(name);
    }
    List<SqlNode> arguments = new ArrayList<>();
    if (!cursor.acceptSymbol(")")) {
      do {
        arguments.add(expression());
      } while (cursor.acceptSymbol(","));
      cursor.symbol(")");
    }
    return new SqlNode.Call(name, arguments);
  }

  private SqlNode cases() {
    List<SqlNode.When> branches = new ArrayList<>();
    while (cursor.acceptKeyword("WHEN")) {
      SqlNode condition = expression();
      cursor.keyword("THEN");
      branches.add(new SqlNode.When(condition, expression()));
    }
    Optional<SqlNode> otherwise =
        cursor.acceptKeyword("ELSE") ? Optional.of(expression()) : Optional.empty();
    cursor.keyword("END");
    if (branches.isEmpty()) {
      throw cursor.unreadable();
    }
    return new SqlNode.Case(branches, otherwise);
  }

  /** What is in brackets; where it is outside the grammar, only it is unread. */
  private SqlNode bracketed(Token open) {
    int start = cursor.mark();
    if (depth == MAX_DEPTH) {
      throw cursor.unreadable();
    }
    depth++;
    try {
      SqlNode node = expression();
      cursor.symbol(")");
      return node;
    } catch (UnreadableException e) {
      cursor.reset(start);
      int level = 1;
      while (level > 0) {
        Token token = cursor.next();
        if (token.kind() == Kind.END) {
          throw e;
        }
        level += token.is(Kind.SYMBOL, "(") ? 1 : token.is(Kind.SYMBOL, ")") ? -1 : 0;
      }
      return new SqlNode.Unread(cursor.since(open));
    } finally {
      depth--;
    }
  }

  /** A type as {@code format_type} writes it. */
  private String type() {
    StringBuilder type = new StringBuilder(lowerWord());
    while (cursor.peek().kind() == Kind.WORD && isTypeWord(cursor.peek().value())) {
      type.append(' ').append(cursor.next().value());
    }
    if (cursor.acceptSymbol("(")) {
      type.append('(').append(cursor.next().value());
      while (cursor.acceptSymbol(",")) {
        type.append(',').append(cursor.next().value());
      }
      cursor.symbol(")");
      type.append(')');
    }
    while (cursor.peek().kind() == Kind.WORD && isTypeWord(cursor.peek().value())) {
      type.append(' ').append(cursor.next().value());
    }
    if (cursor.acceptSymbol("[")) {
      cursor.symbol("]");
      type.append("[]");
    }
    return type.toString();
  }

  private static boolean isTypeWord(String word) {
    return Set.of("varying", "precision", "with", "without", "time", "zone").contains(word);
  }

  private String lowerWord() {
    Token token = cursor.next();
    if (token.kind() != Kind.WORD || cursor.peek().is(Kind.SYMBOL, ".")) {
      throw cursor.unreadable();
    }
    return token.value();
  }

  private BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw cursor.unreadable();
    }
  }
}
