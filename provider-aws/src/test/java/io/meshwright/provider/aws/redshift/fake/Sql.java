package io.meshwright.provider.aws.redshift.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words of a statement, and expressions in it, for the fake and the judge alone; shares nothing
 * with the adapter's own reader.
 */
final class Sql {
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** A word: sign, name, text or number. */
  record Token(char kind, String value) {}

  /** A part of an expression. */
  record Node(String op, String text, List<Node> args) {
    static Node of(String op, String text, Node... args) {
      return new Node(op, text, List.of(args));
    }

    Node arg(int i) {
      return args.get(i);
    }
  }

  Sql(String text) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '\'' || c == '"') {
        StringBuilder value = new StringBuilder();
        for (i++; ; i++) {
          if (i >= text.length()) {
            throw new IllegalArgumentException("unterminated quote in " + text);
          }
          if (text.charAt(i) == '\\' && c == '\'') {
            throw new IllegalArgumentException("a backslash that may be an escape: " + text);
          }
          if (text.charAt(i) == c) {
            if (i + 1 < text.length() && text.charAt(i + 1) == c) {
              i++;
            } else {
              break;
            }
          }
          value.append(text.charAt(i));
        }
        i++;
        tokens.add(new Token(c == '"' ? 'n' : 't', value.toString()));
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        int from = i;
        boolean number = Character.isDigit(c);
        while (i < text.length()
            && (Character.isLetterOrDigit(text.charAt(i))
                || text.charAt(i) == '_'
                || number && text.charAt(i) == '.')) {
          i++;
        }
        String word = text.substring(from, i);
        tokens.add(number ? new Token('d', word) : new Token('w', word.toUpperCase(Locale.ROOT)));
      } else {
        String two = text.substring(i, Math.min(i + 2, text.length()));
        String sign = List.of("||", "<>", "<=", ">=").contains(two) ? two : String.valueOf(c);
        i += sign.length();
        tokens.add(new Token('s', sign));
      }
    }
    tokens.add(new Token('e', ""));
  }

  Token peek() {
    return tokens.get(at);
  }

  boolean atEnd() {
    return peek().kind() == 'e';
  }

  /** Takes words or signs, each if it comes next. */
  boolean take(String words) {
    int start = at;
    for (String word : words.split(" ", -1)) {
      boolean same = (peek().kind() == 'w' || peek().kind() == 's') && peek().value().equals(word);
      if (!same) {
        at = start;
        return false;
      }
      at++;
    }
    return true;
  }

  void need(String words) {
    if (!take(words)) {
      throw new IllegalArgumentException(
          "syntax error: " + words + " at " + peek() + " of " + tokens);
    }
  }

  String next(char kind) {
    if (peek().kind() != kind) {
      throw new IllegalArgumentException("syntax error at " + peek() + " of " + tokens);
    }
    return tokens.get(at++).value();
  }

  /** Everything up to the end, or to a sign outside of brackets, as words. */
  String type() {
    StringBuilder type = new StringBuilder();
    int depth = 0;
    while (!atEnd()) {
      Token token = peek();
      if (depth == 0 && token.kind() == 's' && !token.value().equals("(")) {
        break;
      }
      if (depth == 0 && token.value().equals("NOT")) {
        break;
      }
      depth += token.value().equals("(") ? 1 : token.value().equals(")") ? -1 : 0;
      boolean word = token.kind() == 'w' && !type.isEmpty();
      type.append(word ? " " : "").append(token.value());
      at++;
    }
    return type.toString().toLowerCase(Locale.ROOT);
  }

  Node expression() {
    Node left = conjunction();
    while (take("OR")) {
      left = Node.of("or", "", left, conjunction());
    }
    return left;
  }

  private Node conjunction() {
    Node left = negation();
    while (take("AND")) {
      left = Node.of("and", "", left, negation());
    }
    return left;
  }

  private Node negation() {
    return take("NOT") ? Node.of("not", "", negation()) : comparison();
  }

  private Node comparison() {
    Node left = sum();
    for (String sign : List.of("=", "<>", "<=", ">=", "<", ">")) {
      if (take(sign)) {
        return Node.of("compare", sign, left, sum());
      }
    }
    if (take("IS NULL")) {
      return Node.of("isnull", "", left);
    }
    if (take("IS NOT NULL")) {
      return Node.of("not", "", Node.of("isnull", "", left));
    }
    if (take("IN")) {
      List<Node> all = new ArrayList<>(List.of(left));
      all.addAll(list());
      return new Node("in", "", List.copyOf(all));
    }
    if (take("LIKE")) {
      Node pattern = sum();
      need("ESCAPE");
      return Node.of("like", next('t'), left, pattern);
    }
    return left;
  }

  private Node sum() {
    Node left = value();
    while (true) {
      if (take("||")) {
        left = Node.of("join", "", left, value());
      } else if (take("-")) {
        left = Node.of("minus", "", left, value());
      } else {
        return left;
      }
    }
  }

  private List<Node> list() {
    need("(");
    List<Node> all = new ArrayList<>();
    do {
      all.add(expression());
    } while (take(","));
    need(")");
    return all;
  }

  private Node value() {
    if (take("(")) {
      Node inner = expression();
      need(")");
      return inner;
    }
    if (take("-")) {
      return Node.of("number", "-" + next('d'));
    }
    return switch (peek().kind()) {
      case 't' -> Node.of("text", next('t'));
      case 'd' -> Node.of("number", next('d'));
      case 'n' -> Node.of("column", next('n'));
      default -> word(next('w'));
    };
  }

  private Node word(String word) {
    return switch (word) {
      case "TRUE", "FALSE", "NULL" -> Node.of("word", word);
      case "CAST" -> {
        need("(");
        Node inner = expression();
        need("AS");
        String type = type();
        need(")");
        yield Node.of("cast", type, inner);
      }
      case "CASE" -> {
        need("WHEN");
        Node condition = expression();
        need("THEN");
        Node then = expression();
        need("ELSE");
        Node otherwise = expression();
        need("END");
        yield Node.of("case", "", condition, then, otherwise);
      }
      default -> new Node("call", word, list());
    };
  }

  /** An expression as the views show it: columns with their relation, texts in casts. */
  static String shown(Node node, String relation) {
    List<String> args = node.args().stream().map(a -> shown(a, relation)).toList();
    return switch (node.op()) {
      case "column" -> "\"" + relation + "\".\"" + node.text().replace("\"", "\"\"") + "\"";
      case "text" -> "CAST('" + node.text().replace("'", "''") + "' AS TEXT)";
      case "number", "word" -> node.text();
      case "cast" ->
          "CAST(" + args.getFirst() + " AS " + node.text().toUpperCase(Locale.ROOT) + ")";
      case "call" -> node.text() + "(" + String.join(", ", args) + ")";
      case "case" ->
          "CASE WHEN " + args.get(0) + " THEN " + args.get(1) + " ELSE " + args.get(2) + " END";
      case "or" -> "(" + args.get(0) + " OR " + args.get(1) + ")";
      case "and" -> "(" + args.get(0) + " AND " + args.get(1) + ")";
      case "not" -> "NOT (" + args.getFirst() + ")";
      case "compare" -> args.get(0) + " " + node.text() + " " + args.get(1);
      case "isnull" -> args.getFirst() + " IS NULL";
      case "in" ->
          args.getFirst() + " IN (" + String.join(", ", args.subList(1, args.size())) + ")";
      case "like" -> args.get(0) + " LIKE " + args.get(1) + " ESCAPE '" + node.text() + "'";
      case "join" -> "(" + args.get(0) + " || " + args.get(1) + ")";
      case "minus" -> "(" + args.get(0) + " - " + args.get(1) + ")";
      default -> throw new IllegalArgumentException(node.op());
    };
  }
}
