package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnreadableException;
import io.meshwright.kit.sql.UnwritableException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a session has a role. What gives asks for those that are active; what takes asks for all
 * that the user was given, whether he uses them or not. Where nobody knows which those are, as in a
 * task (https://docs.snowflake.com/en/sql-reference/functions/current_available_roles), the list is
 * empty and every role counts as held. Both are NULL in the account of a consumer, which gives
 * nothing, and does not lift what takes.
 */
final class SfRoles {
  /** Begins a native principal that is an account role. */
  static final String ROLE = "role:";

  private static final String LIMIT = "identity";
  private static final String ACTIVE = "IS_ROLE_IN_SESSION";
  private static final String CONTAINS = "ARRAY_CONTAINS";
  private static final String SIZE = "ARRAY_SIZE";

  /** A name that needs no quotes, so that it is the same text as a name and as a value. */
  private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]{0,254}");

  private SfRoles() {}

  /**
   * Whether the session has a role.
   *
   * @param gives whether access comes of it where it holds
   * @throws UnwritableException where the principal is no such role
   */
  static SqlText write(PrincipalId principal, boolean gives) throws UnwritableException {
    boolean role =
        principal.kind() == PrincipalId.Kind.NATIVE
            && principal.name().startsWith(ROLE)
            && PLAIN.matcher(principal.name().substring(ROLE.length())).matches();
    if (!role) {
      throw new UnwritableException(LIMIT, principal + " is no role with a plain name");
    }
    String name = principal.name().substring(ROLE.length());
    return gives ? SfText.call(ACTIVE, SfText.ofText(name)) : held(name);
  }

  private static SqlText held(String name) {
    SqlText none = SfText.call(SIZE, all()).words("=").words("0");
    SqlText one = SfText.call(CONTAINS, SfText.cast(SfText.ofText(name), "VARIANT"), all());
    return SfText.of("").brackets(none.words("OR").sql(one));
  }

  private static SqlText all() {
    return SfText.call("PARSE_JSON", SfText.of("CURRENT_AVAILABLE_ROLES()"));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws UnreadableException where it is something else, or stands where it means something else
   */
  static Expression read(ServerNode node, boolean gives) throws UnreadableException {
    String name = gives ? active(node) : held(node);
    if (!PLAIN.matcher(name).matches()) {
      throw new UnreadableException("a role that needs quotes");
    }
    return new Expression.MemberOf(PrincipalId.ofNative(ROLE + name));
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
        && function.equals("is_role_in_session")
        && arguments.size() == 1
        && arguments.getFirst() instanceof ServerNode.Text(String name)) {
      return name;
    }
    throw new UnreadableException("no active role");
  }

  private static String held(ServerNode node) throws UnreadableException {
    if (node instanceof ServerNode.Or(List<ServerNode> parts)
        && parts.size() == 2
        && parts.get(1) instanceof ServerNode.Call(String function, List<ServerNode> arguments)
        && arguments.size() == 2
        && arguments.getFirst() instanceof ServerNode.Cast(ServerNode.Text(String name), var type)
        && node.equals(SfText.parse(held(name).toString()))) {
      return name;
    }
    throw new UnreadableException("no held role");
  }
}
