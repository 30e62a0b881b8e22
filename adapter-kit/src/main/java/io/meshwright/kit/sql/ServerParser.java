package io.meshwright.kit.sql;

import io.meshwright.kit.sql.ServerTokens.Kind;
import io.meshwright.kit.sql.ServerTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Reads an expression as servers show those of policies: casts spelt out or as {@code ::}, columns
 * with their relation where the grammar has that. What it does not know is unreadable.
 */
public final class ServerParser {
  private static final int MAX_DEPTH = 200;
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
  private static final Set<String> CONSTANTS = Set.of("true", "false", "null");

  /** What is a call without brackets, and a column only where it is quoted. */
  private static final Set<String> CALLS =
      Set.of("user", "session_user", "localtime", "localtimestamp", "sysdate", "getdate");

  private final List<Token> tokens;
  private final Grammar grammar;
  private int position;
  private int depth;

  private ServerParser(List<Token> tokens, Grammar grammar) {
    this.tokens = tokens;
    this.grammar = grammar;
  }

  /**
   * What differs between servers.
   *
   * @param dialect how it quotes
   * @param types one spelling of each type
   * @param fold what becomes of a name that is not quoted, given in small letters
   * @param qualified whether columns are shown with their relation
   */
  public record Grammar(
      SqlDialect dialect,
      UnaryOperator<String> types,
      UnaryOperator<String> fold,
      boolean qualified) {}

  /**
   * The whole text as one expression.
   *
   * @throws UnreadableException where it is no such expression
   */
  public static ServerNode parse(String text, Grammar grammar) throws UnreadableException {
    ServerParser parser = new ServerParser(ServerTokens.of(text, grammar.dialect()), grammar);
    ServerNode node = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw new UnreadableException("something after the end");
    }
    return node;
  }

  private Token peek() {
    return tokens.get(position);
  }

  private Token next() {
    return tokens.get(position++);
  }

  private boolean take(Kind kind, String value) {
    if (peek().is(kind, value)) {
      position++;
      return true;
    }
    return false;
  }

  private boolean word(String value) {
    return take(Kind.WORD, value);
  }

  private boolean sign(String value) {
    return take(Kind.SIGN, value);
  }

  private void need(boolean taken, String what) throws UnreadableException {
    if (!taken) {
      throw new UnreadableException("no " + what + " where one should be");
    }
  }

  private ServerNode or() throws UnreadableException {
    if (++depth > MAX_DEPTH) {
      throw new UnreadableException("too deep");
    }
    List<ServerNode> parts = new ArrayList<>(List.of(and()));
    while (word("or")) {
      parts.add(and());
    }
    depth--;
    return parts.size() == 1 ? parts.getFirst() : new ServerNode.Or(parts);
  }

  private ServerNode and() throws UnreadableException {
    List<ServerNode> parts = new ArrayList<>(List.of(not()));
    while (word("and")) {
      parts.add(not());
    }
    return parts.size() == 1 ? parts.getFirst() : new ServerNode.And(parts);
  }

  private ServerNode not() throws UnreadableException {
    if (!word("not")) {
      return predicate();
    }
    if (++depth > MAX_DEPTH) {
      throw new UnreadableException("too deep");
    }
    ServerNode part = not();
    depth--;
    return new ServerNode.Not(part);
  }

  private ServerNode predicate() throws UnreadableException {
    ServerNode left = sum();
    if (peek().kind() == Kind.SIGN && COMPARISONS.contains(peek().value())) {
      String operator = next().value();
      return new ServerNode.Binary(left, operator.equals("!=") ? "<>" : operator, sum());
    }
    if (sign("~~")) {
      return like(left);
    }
    if (word("is")) {
      boolean negated = word("not");
      need(word("null"), "NULL");
      return negated
          ? new ServerNode.Not(new ServerNode.IsNull(left))
          : new ServerNode.IsNull(left);
    }
    boolean negated = word("not");
    if (word("in")) {
      List<ServerNode> values = arguments();
      need(!values.isEmpty(), "value");
      ServerNode in = new ServerNode.In(left, values);
      return negated ? new ServerNode.Not(in) : in;
    }
    if (word("like")) {
      ServerNode like = like(left);
      return negated ? new ServerNode.Not(like) : like;
    }
    need(!negated, "LIKE or IN");
    return left;
  }

  private ServerNode like(ServerNode left) throws UnreadableException {
    ServerNode pattern = sum();
    return new ServerNode.Like(
        left, pattern, word("escape") ? Optional.of(sum()) : Optional.<ServerNode>empty());
  }

  private ServerNode sum() throws UnreadableException {
    ServerNode left = postfix();
    while (peek().is(Kind.SIGN, "||") || peek().is(Kind.SIGN, "-")) {
      left = new ServerNode.Binary(left, next().value(), postfix());
    }
    return left;
  }

  private ServerNode postfix() throws UnreadableException {
    ServerNode node = primary();
    while (sign("::")) {
      node = new ServerNode.Cast(node, type());
    }
    return node;
  }

  private ServerNode primary() throws UnreadableException {
    if (sign("(")) {
      ServerNode inner = or();
      need(sign(")"), "bracket");
      return inner;
    }
    if (sign("-")) {
      Token number = next();
      need(number.kind() == Kind.NUMBER, "number");
      return new ServerNode.Numeric("-" + number.value());
    }
    Token token = next();
    return switch (token.kind()) {
      case TEXT -> new ServerNode.Text(token.value());
      case NUMBER -> new ServerNode.Numeric(token.value());
      case NAME -> column(token.value());
      case WORD -> word(token);
      case SIGN, END -> throw new UnreadableException("'" + token.value() + "'");
    };
  }

  private ServerNode word(Token token) throws UnreadableException {
    if (CONSTANTS.contains(token.value())) {
      return new ServerNode.Word(token.value());
    }
    if (token.value().equals("cast")) {
      need(sign("("), "bracket");
      ServerNode value = or();
      need(word("as"), "AS");
      String type = type();
      need(sign(")"), "bracket");
      return new ServerNode.Cast(value, type);
    }
    if (token.value().equals("case")) {
      return cases();
    }
    if (peek().is(Kind.SIGN, "(")) {
      return new ServerNode.Call(token.value(), arguments());
    }
    need(!token.value().startsWith("current_") && !CALLS.contains(token.value()), "column");
    return column(grammar.fold().apply(token.value()));
  }

  /** Several conditions are one within the other; without ELSE there is no value. */
  private ServerNode cases() throws UnreadableException {
    need(word("when"), "WHEN");
    if (++depth > MAX_DEPTH) {
      throw new UnreadableException("too deep");
    }
    ServerNode condition = or();
    need(word("then"), "THEN");
    ServerNode then = or();
    ServerNode otherwise = new ServerNode.Word("null");
    if (peek().is(Kind.WORD, "when")) {
      otherwise = cases();
    } else {
      if (word("else")) {
        otherwise = or();
      }
      need(word("end"), "END");
    }
    depth--;
    return new ServerNode.Case(condition, then, otherwise);
  }

  private List<ServerNode> arguments() throws UnreadableException {
    need(sign("("), "bracket");
    List<ServerNode> arguments = new ArrayList<>();
    if (sign(")")) {
      return arguments;
    }
    do {
      arguments.add(or());
    } while (sign(","));
    need(sign(")"), "bracket");
    return arguments;
  }

  /** The last of the names that are joined by full stops. */
  private ServerNode column(String first) throws UnreadableException {
    String name = first;
    while (grammar.qualified() && sign(".")) {
      Token part = next();
      need(part.kind() == Kind.NAME || part.kind() == Kind.WORD, "name");
      name = part.kind() == Kind.NAME ? part.value() : grammar.fold().apply(part.value());
    }
    return new ServerNode.Column(name);
  }

  private String type() throws UnreadableException {
    StringBuilder type = new StringBuilder();
    while (peek().kind() == Kind.WORD && !peek().value().equals("escape") || isBracketOf(type)) {
      if (sign("(")) {
        type.append('(').append(next().value());
        if (sign(",")) {
          type.append(',').append(next().value());
        }
        need(sign(")"), "bracket");
        type.append(')');
      } else if (isAfterType(type)) {
        break;
      } else {
        type.append(type.isEmpty() ? "" : " ").append(next().value());
      }
    }
    need(!type.isEmpty(), "type");
    return grammar.types().apply(type.toString());
  }

  private boolean isBracketOf(StringBuilder type) {
    return !type.isEmpty() && type.indexOf("(") < 0 && peek().is(Kind.SIGN, "(");
  }

  private boolean isAfterType(StringBuilder type) {
    return !type.isEmpty()
        && Set.of("and", "or", "when", "then", "else", "end", "as", "is", "not", "in", "like")
            .contains(peek().value());
  }
}
