package io.meshwright.provider.snowflake.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions of a statement. */
final class SqlExpressions {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

  private final Sql sql;

  /** A part of an expression. */
  record Node(String op, String text, List<Node> args) {
    static Node of(String op, String text, Node... args) {
      return new Node(op, text, List.of(args));
    }

    Node arg(int i) {
      return args.get(i);
    }
  }

  private SqlExpressions(Sql sql) {
    this.sql = sql;
  }

  /** The expression that comes next. */
  static Node next(Sql sql) {
    return new SqlExpressions(sql).expression();
  }

  /** A text that is one expression. */
  static Node whole(String text) {
    Sql sql = new Sql(text);
    Node node = next(sql);
    sql.end();
    return node;
  }

  /** Columns and arguments that an expression names. */
  static List<String> names(Node node) {
    List<String> names = new ArrayList<>();
    if (node.op().equals("name")) {
      names.add(node.text());
    }
    node.args().forEach(a -> names.addAll(names(a)));
    return names;
  }

  private Node expression() {
    Node left = conjunction();
    while (sql.take("OR")) {
      left = Node.of("or", "", left, conjunction());
    }
    return left;
  }

  private Node conjunction() {
    Node left = negation();
    while (sql.take("AND")) {
      left = Node.of("and", "", left, negation());
    }
    return left;
  }

  private Node negation() {
    return sql.take("NOT") ? Node.of("not", "", negation()) : predicate();
  }

  private Node predicate() {
    Node left = sum();
    while (true) {
      if (sql.peek().kind() == 's' && COMPARISONS.contains(sql.peek().value())) {
        left = Node.of("compare", sql.next('s'), left, sum());
      } else if (sql.take("IS")) {
        left = is(left);
      } else {
        boolean not = sql.take("NOT");
        Node found;
        if (sql.take("IN")) {
          List<Node> all = new ArrayList<>(List.of(left));
          all.addAll(list());
          found = new Node("in", "", List.copyOf(all));
        } else if (sql.take("BETWEEN")) {
          Node low = sum();
          sql.need("AND");
          found = Node.of("between", "", left, low, sum());
        } else if (sql.take("LIKE")) {
          Node pattern = sum();
          found =
              sql.take("ESCAPE")
                  ? Node.of("like", "", left, pattern, sum())
                  : Node.of("like", "", left, pattern);
        } else if (not) {
          throw sql.unexpected();
        } else {
          return left;
        }
        left = not ? Node.of("not", "", found) : found;
      }
    }
  }

  private Node is(Node left) {
    boolean not = sql.take("NOT");
    Node found;
    if (sql.take("DISTINCT FROM")) {
      found = Node.of("not", "", new Node("call", "EQUAL_NULL", List.of(left, sum())));
    } else {
      sql.need("NULL");
      found = Node.of("isnull", "", left);
    }
    return not ? Node.of("not", "", found) : found;
  }

  private Node sum() {
    Node left = product();
    while (true) {
      if (sql.take("||")) {
        left = Node.of("join", "", left, product());
      } else if (sql.take("-")) {
        left = Node.of("math", "-", left, product());
      } else if (sql.take("+")) {
        left = Node.of("math", "+", left, product());
      } else {
        return left;
      }
    }
  }

  private Node product() {
    Node left = sign();
    while (sql.isNext("*") || sql.isNext("/") || sql.isNext("%")) {
      left = Node.of("math", sql.next('s'), left, sign());
    }
    return left;
  }

  private Node sign() {
    if (sql.take("-")) {
      return Node.of("math", "-", Node.of("number", "0"), sign());
    }
    Node value = value();
    while (sql.take("::")) {
      value = Node.of("cast", sql.type(), value);
    }
    return value;
  }

  private List<Node> list() {
    sql.need("(");
    List<Node> all = new ArrayList<>();
    if (!sql.isNext(")")) {
      do {
        all.add(expression());
      } while (sql.take(","));
    }
    sql.need(")");
    return all;
  }

  private Node value() {
    if (sql.take("(")) {
      Node inner = expression();
      sql.need(")");
      return inner;
    }
    return switch (sql.peek().kind()) {
      case 't' -> Node.of("text", sql.next('t'));
      case 'd' -> Node.of("number", sql.next('d'));
      case 'q' -> Node.of("name", sql.next('q'));
      case 'w' -> word(sql.next('w'));
      default -> throw sql.unexpected();
    };
  }

  private Node word(String word) {
    return switch (word) {
      case "TRUE", "FALSE", "NULL" -> Node.of("word", word);
      case "CAST", "TRY_CAST" -> {
        sql.need("(");
        Node inner = expression();
        sql.need("AS");
        String type = sql.type();
        sql.need(")");
        yield Node.of(word.equals("CAST") ? "cast" : "trycast", type, inner);
      }
      case "CASE" -> cases();
      case "DATE", "TIME", "TIMESTAMP" ->
          sql.peek().kind() == 't'
              ? Node.of("cast", word, Node.of("text", sql.next('t')))
              : name(word);
      case "SELECT", "FROM", "WHERE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "IN", "LIKE" ->
          throw sql.unexpected();
      default -> name(word);
    };
  }

  private Node name(String word) {
    return sql.isNext("(") ? new Node("call", word, list()) : Node.of("name", word);
  }

  /** Conditions and values by turns, and what else. */
  private Node cases() {
    List<Node> all = new ArrayList<>();
    while (sql.take("WHEN")) {
      all.add(expression());
      sql.need("THEN");
      all.add(expression());
    }
    if (all.isEmpty()) {
      throw sql.unexpected();
    }
    all.add(sql.take("ELSE") ? expression() : Node.of("word", "NULL"));
    sql.need("END");
    return new Node("case", "", List.copyOf(all));
  }
}
