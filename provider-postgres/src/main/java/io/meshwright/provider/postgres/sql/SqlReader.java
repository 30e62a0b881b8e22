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
  private static final Set<String> RESERVED =
      Set.of(
          "AND", "OR", "NOT", "CASE", "WHEN", "THEN", "ELSE", "END", "IS", "NULL", "COLLATE",
          "ARRAY", "ANY", "ALL", "SELECT", "FROM", "WHERE", "AS", "CURRENT_USER", "DISTINCT", "ROW",
          "SOME", "EXISTS", "BETWEEN", "LIKE", "IN", "OPERATOR", "CAST", "SESSION_USER");

  private final String text;
  private final List<Token> tokens;
  private int position;
  private int depth;

  SqlReader(String text) {
    this.text = text;
    this.tokens = SqlTokens.of(text);
  }

  /** A whole text as one expression. */
  static SqlNode expression(String text) {
    SqlReader reader = new SqlReader(text);
    SqlNode node = reader.expression();
    reader.end();
    return node;
  }

  void end() {
    if (peek().kind() != Kind.END) {
      throw unreadable();
    }
  }

  SqlNode expression() {
    SqlNode first = negatable();
    if (isKeyword("AND")) {
      List<SqlNode> parts = listOf("AND", first);
      return new SqlNode.And(parts);
    }
    if (isKeyword("OR")) {
      List<SqlNode> parts = listOf("OR", first);
      return new SqlNode.Or(parts);
    }
    return first;
  }

  private List<SqlNode> listOf(String word, SqlNode first) {
    List<SqlNode> parts = new ArrayList<>(List.of(first));
    while (acceptKeyword(word)) {
      parts.add(negatable());
    }
    return parts;
  }

  private SqlNode negatable() {
    return acceptKeyword("NOT") ? new SqlNode.Not(operand()) : comparison();
  }

  private SqlNode comparison() {
    SqlNode left = operand();
    if (acceptKeyword("IS")) {
      boolean negated = acceptKeyword("NOT");
      keyword("NULL");
      SqlNode isNull = new SqlNode.IsNull(left);
      return negated ? new SqlNode.Not(isNull) : isNull;
    }
    Token token = peek();
    boolean operator =
        token.kind() == Kind.SYMBOL && "+-*/<>=~!@#%^&|`?".indexOf(token.value().charAt(0)) >= 0;
    if (!operator) {
      return left;
    }
    position++;
    if (isKeyword("ANY") || isKeyword("ALL")) {
      boolean all = next().value().equals("ALL");
      symbol("(");
      SqlNode array = operand();
      symbol(")");
      return new SqlNode.Quantified(left, token.value(), all, array);
    }
    return new SqlNode.Binary(left, token.value(), operand());
  }

  /** A value with its casts and collations. */
  SqlNode operand() {
    SqlNode node = primary();
    while (true) {
      if (acceptSymbol("::")) {
        node = new SqlNode.Cast(node, type());
      } else if (acceptKeyword("COLLATE")) {
        node = new SqlNode.Collate(node, name());
      } else {
        return node;
      }
    }
  }

  private SqlNode primary() {
    Token token = next();
    return switch (token.kind()) {
      case STRING -> new SqlNode.Text(token.value());
      case NUMBER -> new SqlNode.Number(number(token.value()));
      case NAME -> named(token.value());
      case WORD -> word(token);
      case SYMBOL -> {
        if (!token.value().equals("(")) {
          throw unreadable();
        }
        yield bracketed(token);
      }
      case END -> throw unreadable();
    };
  }

  private SqlNode word(Token token) {
    return switch (token.value()) {
      case "true" -> new SqlNode.Bool(true);
      case "false" -> new SqlNode.Bool(false);
      case "NULL" -> new SqlNode.Null();
      case "CURRENT_USER" -> new SqlNode.CurrentUser();
      case "CASE" -> cases();
      case "ARRAY" -> {
        symbol("[");
        List<SqlNode> elements = new ArrayList<>();
        do {
          elements.add(operand());
        } while (acceptSymbol(","));
        symbol("]");
        yield new SqlNode.Array(elements);
      }
      default -> {
        if (RESERVED.contains(token.value())) {
          throw unreadable();
        }
        yield named(token.value());
      }
    };
  }

  private SqlNode named(String name) {
    if (peek().is(Kind.SYMBOL, ".") || peek().is(Kind.SYMBOL, "[")) {
      throw unreadable();
    }
    if (!acceptSymbol("(")) {
      return new SqlNode.Column(name);
    }
    List<SqlNode> arguments = new ArrayList<>();
    if (!acceptSymbol(")")) {
      do {
        arguments.add(expression());
      } while (acceptSymbol(","));
      symbol(")");
    }
    return new SqlNode.Call(name, arguments);
  }

  private SqlNode cases() {
    List<SqlNode.When> branches = new ArrayList<>();
    while (acceptKeyword("WHEN")) {
      SqlNode condition = expression();
      keyword("THEN");
      branches.add(new SqlNode.When(condition, expression()));
    }
    Optional<SqlNode> otherwise =
        acceptKeyword("ELSE") ? Optional.of(expression()) : Optional.empty();
    keyword("END");
    if (branches.isEmpty()) {
      throw unreadable();
    }
    return new SqlNode.Case(branches, otherwise);
  }

  /** What is in brackets; where it is outside the grammar, only it is unread. */
  private SqlNode bracketed(Token open) {
    int start = position;
    if (++depth > MAX_DEPTH) {
      throw unreadable();
    }
    try {
      SqlNode node = expression();
      symbol(")");
      return node;
    } catch (UnreadableException e) {
      position = start;
      int level = 1;
      while (level > 0) {
        Token token = next();
        if (token.kind() == Kind.END) {
          throw e;
        }
        level += token.is(Kind.SYMBOL, "(") ? 1 : token.is(Kind.SYMBOL, ")") ? -1 : 0;
      }
      return new SqlNode.Unread(text.substring(open.from(), tokens.get(position - 1).to()));
    } finally {
      depth--;
    }
  }

  /** A type as {@code format_type} writes it. */
  private String type() {
    StringBuilder type = new StringBuilder(lowerWord());
    while (peek().kind() == Kind.WORD && isTypeWord(peek().value())) {
      type.append(' ').append(next().value());
    }
    if (acceptSymbol("(")) {
      type.append('(').append(next().value());
      while (acceptSymbol(",")) {
        type.append(',').append(next().value());
      }
      symbol(")");
      type.append(')');
    }
    while (peek().kind() == Kind.WORD && isTypeWord(peek().value())) {
      type.append(' ').append(next().value());
    }
    if (acceptSymbol("[")) {
      symbol("]");
      type.append("[]");
    }
    return type.toString();
  }

  private static boolean isTypeWord(String word) {
    return Set.of("varying", "precision", "with", "without", "time", "zone").contains(word);
  }

  private String lowerWord() {
    Token token = next();
    if (token.kind() != Kind.WORD || peek().is(Kind.SYMBOL, ".")) {
      throw unreadable();
    }
    return token.value();
  }

  /** A name, quoted or not. */
  String name() {
    Token token = next();
    boolean plain = token.kind() == Kind.WORD && !RESERVED.contains(token.value());
    if (!plain && token.kind() != Kind.NAME) {
      throw unreadable();
    }
    return token.value();
  }

  boolean acceptKeyword(String word) {
    if (isKeyword(word)) {
      position++;
      return true;
    }
    return false;
  }

  void keyword(String word) {
    if (!acceptKeyword(word)) {
      throw unreadable();
    }
  }

  boolean acceptSymbol(String symbol) {
    if (peek().is(Kind.SYMBOL, symbol)) {
      position++;
      return true;
    }
    return false;
  }

  void symbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unreadable();
    }
  }

  private boolean isKeyword(String word) {
    return peek().is(Kind.WORD, word);
  }

  private Token peek() {
    return tokens.get(position);
  }

  private Token next() {
    Token token = tokens.get(position);
    if (token.kind() != Kind.END) {
      position++;
    }
    return token;
  }

  private BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw unreadable();
    }
  }

  private UnreadableException unreadable() {
    return new UnreadableException("position " + peek().from());
  }
}
