package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnreadableException;
import io.meshwright.kit.sql.UnwritableException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Whether a session has a role. What gives asks for those that are active; what takes asks for all
 * that the user was given, whether he uses them or not. Where nobody knows which those are, as in a
 * task (https://docs.snowflake.com/en/sql-reference/functions/current_available_roles), the list is
 * empty and every role counts as held. Both are NULL in the account of a consumer
 * (https://docs.snowflake.com/en/user-guide/security-row-intro), which gives nothing, and does not
 * lift what takes; but for consumers that a policy knows by a shared database role
 * (https://docs.snowflake.com/en/user-guide/data-sharing-policy-protected-data), who hold no role
 * of the account.
 */
final class SfRoles {
  /** Begins a native principal that is an account role. */
  static final String ROLE = "role:";

  /** Begins a native principal that is a role of the table's database. */
  static final String DATABASE_ROLE = "database-role:";

  /** Begins a native principal that is another account. */
  static final String ACCOUNT = "account:";

  private static final String LIMIT = "identity";
  private static final String ACTIVE = "IS_ROLE_IN_SESSION";
  private static final String SHARED = "IS_DATABASE_ROLE_IN_SESSION";
  private static final String COALESCE = "COALESCE";
  private static final String CONTAINS = "ARRAY_CONTAINS";
  private static final String SIZE = "ARRAY_SIZE";
  private static final String ORGANIZATION_NAME = "CURRENT_ORGANIZATION_NAME";
  private static final String ACCOUNT_NAME = "CURRENT_ACCOUNT_NAME";

  /** A name that needs no quotes, so that it is the same text as a name and as a value. */
  private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]{0,254}");

  private SfRoles() {}

  /**
   * Whether the session has a role.
   *
   * @param gives whether access comes of it where it holds
   * @param shared roles of the database by which the policy knows its consumers
   * @throws UnwritableException where the principal is no such role
   */
  static SqlText write(PrincipalId principal, boolean gives, SortedSet<String> shared)
      throws UnwritableException {
    Optional<String> ofDatabase = named(principal, DATABASE_ROLE);
    if (ofDatabase.isPresent()) {
      return inSession(ofDatabase.get());
    }
    if (principal.kind() == PrincipalId.Kind.NATIVE
        && ShareStatements.isAccount(principal.name())) {
      return elsewhere(principal.name().substring(ACCOUNT.length()));
    }
    String name =
        named(principal, ROLE)
            .orElseThrow(
                () -> new UnwritableException(LIMIT, principal + " is no role with a plain name"));
    return gives ? SfText.call(ACTIVE, SfText.ofText(name)) : held(name, shared);
  }

  /**
   * Whether a session is of an account that reads nothing here. Where the functions are NULL, as
   * they may be in another account, it is not: it is some account that does read, and that is known
   * by its role.
   */
  private static SqlText elsewhere(String account) {
    int stop = account.indexOf('.');
    SqlText organisation =
        SfText.call(ORGANIZATION_NAME).words("=").text(account.substring(0, stop));
    SqlText name = SfText.call(ACCOUNT_NAME).words("=").text(account.substring(stop + 1));
    return SfText.call(COALESCE, organisation.words("AND").sql(name), SfText.of("FALSE"));
  }

  private static Optional<String> named(PrincipalId principal, String kind) {
    return Optional.of(principal)
        .filter(p -> p.kind() == PrincipalId.Kind.NATIVE && p.name().startsWith(kind))
        .map(p -> p.name().substring(kind.length()))
        .filter(n -> PLAIN.matcher(n).matches());
  }

  /** The roles of the database that a condition asks for. */
  static SortedSet<String> shared(Expression condition) {
    TreeSet<String> names = new TreeSet<>();
    NormalForm.of(
        condition,
        leaf -> {
          if (leaf instanceof Expression.MemberOf(PrincipalId principal)) {
            named(principal, DATABASE_ROLE).ifPresent(names::add);
          }
          return leaf;
        });
    return names;
  }

  private static SqlText inSession(String name) {
    return SfText.call(SHARED, SfText.ofText(name));
  }

  private static SqlText held(String name, SortedSet<String> shared) {
    SqlText none = SfText.call(SIZE, all()).words("=").words("0");
    SqlText one = SfText.call(CONTAINS, SfText.cast(SfText.ofText(name), "VARIANT"), all());
    SqlText held = none.words("OR").sql(one);
    if (shared.isEmpty()) {
      return SfText.of("").brackets(held);
    }
    List<SqlText> consumers = shared.stream().map(SfRoles::inSession).toList();
    return SfText.call(COALESCE, held, SfText.of("NOT").brackets(SfText.joined(consumers, "OR")));
  }

  private static SqlText all() {
    return SfText.call("PARSE_JSON", SfText.of("CURRENT_AVAILABLE_ROLES()"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableException where it is something else, or stands where it means something else
   */
  static Expression read(ServerNode node, boolean gives, Consumer<SortedSet<String>> shared)
      throws UnreadableException {
    if (node instanceof ServerNode.Call(String function, List<ServerNode> arguments)
        && function.equals("is_database_role_in_session")) {
      return member(DATABASE_ROLE, text(arguments));
    }
    Optional<Expression> account = account(node);
    if (account.isPresent()) {
      return account.get();
    }
    return member(ROLE, gives ? active(node) : held(node, shared));
  }

  private static Optional<Expression> account(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Call(String function, List<ServerNode> arguments)
        && function.equals("coalesce")
        && !arguments.isEmpty()
        && arguments.getFirst() instanceof ServerNode.And(List<ServerNode> parts)
        && parts.size() == 2
        && parts.get(0) instanceof ServerNode.Binary(var of, var is, ServerNode.Text(String first))
        && parts.get(1) instanceof ServerNode.Binary(var in, var eq, ServerNode.Text(String next))
        && ShareStatements.isAccount(ACCOUNT + first + "." + next)
        && node.equals(SfText.parse(elsewhere(first + "." + next).toString()))) {
      return Optional.of(
          new Expression.MemberOf(PrincipalId.ofNative(ACCOUNT + first + "." + next)));
    }
    return Optional.empty();
  }

  private static Expression member(String kind, String name) throws UnreadableException {
    if (!PLAIN.matcher(name).matches()) {
      throw new UnreadableException("a role that needs quotes");
    }
    return new Expression.MemberOf(PrincipalId.ofNative(kind + name));
  }

  /** Whether a node may ask for roles at all. */
  static boolean asks(ServerNode node) {
    return node instanceof ServerNode.Call
        || node instanceof ServerNode.Or(List<ServerNode> parts)
            && parts.size() == 2
            && parts.get(1) instanceof ServerNode.Call(String function, var arguments)
            && function.equals("array_contains");
  }

  private static String active(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Call(String function, List<ServerNode> arguments)
        && function.equals("is_role_in_session")) {
      return text(arguments);
    }
    throw new UnreadableException("no active role");
  }

  private static String text(List<ServerNode> arguments) throws UnreadableException {
    if (arguments.size() == 1 && arguments.getFirst() instanceof ServerNode.Text(String name)) {
      return name;
    }
    throw new UnreadableException("a role that is no constant");
  }

  /** Where nobody knows which roles are held, it says who surely holds none. */
  private static String held(ServerNode node, Consumer<SortedSet<String>> shared)
      throws UnreadableException {
    boolean known =
        node instanceof ServerNode.Call(String function, List<ServerNode> arguments)
            && function.equals("coalesce")
            && arguments.size() == 2
            && arguments.get(1) instanceof ServerNode.Not;
    if (!known) {
      shared.accept(new TreeSet<>());
      return held(node, node, new TreeSet<>());
    }
    List<ServerNode> arguments = ((ServerNode.Call) node).arguments();
    SortedSet<String> consumers = consumers(((ServerNode.Not) arguments.get(1)).part());
    shared.accept(consumers);
    return held(arguments.getFirst(), node, consumers);
  }

  private static SortedSet<String> consumers(ServerNode node) throws UnreadableException {
    TreeSet<String> names = new TreeSet<>();
    for (ServerNode part :
        node instanceof ServerNode.Or(List<ServerNode> parts) ? parts : List.of(node)) {
      if (part instanceof ServerNode.Call(String function, List<ServerNode> arguments)
          && function.equals("is_database_role_in_session")) {
        names.add(text(arguments));
      } else {
        throw new UnreadableException("no shared role");
      }
    }
    return names;
  }

  private static String held(ServerNode node, ServerNode whole, SortedSet<String> shared)
      throws UnreadableException {
    if (node instanceof ServerNode.Or(List<ServerNode> parts)
        && parts.size() == 2
        && parts.get(1) instanceof ServerNode.Call(String function, List<ServerNode> arguments)
        && arguments.size() == 2
        && arguments.getFirst() instanceof ServerNode.Cast(ServerNode.Text(String name), var type)
        && whole.equals(SfText.parse(held(name, shared).toString()))) {
      return name;
    }
    throw new UnreadableException("no held role");
  }
}
