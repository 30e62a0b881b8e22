package io.meshwright.provider.postgres.lift;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgPolicy.Command;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Access to a table by rights to the table itself; nothing is masked on this way. Row security
 * binds neither TRUNCATE nor a trigger, whose function runs with the rights and the rows of whoever
 * changes the table; see <a href="https://www.postgresql.org/docs/18/ddl-rowsecurity.html">Row
 * Security Policies</a>.
 */
final class TableWay {
  private static final List<Command> CHANGES =
      List.of(Command.INSERT, Command.UPDATE, Command.DELETE);

  private final Members members;
  private final PgTable table;
  private final Privileges privileges;
  private final RowSecurity rows;

  TableWay(Members members, ResourceState state, PgTable table) {
    this.members = members;
    this.table = table;
    this.privileges =
        new Privileges(members, state, table.schema(), table.name(), Optional.empty());
    this.rows = new RowSecurity(members, state, table);
  }

  AccessRules rules(List<String> columns) {
    TreeMap<String, CellRule> rules = new TreeMap<>();
    columns.forEach(c -> rules.put(c, new CellRule(visible(c), List.of())));
    return new AccessRules(rules, write(), manage()).normalised();
  }

  /** Rows on which a session sees a column. */
  Expression visible(String column) {
    return new Expression.Or(
        List.of(
            Expression.and(privileges.select(column), rows.ofSession(Command.SELECT)),
            privileges.any("TRIGGER"),
            Expression.and(
                privileges.on("REFERENCES", column),
                PgLifter.unknown("what foreign keys tell of " + name())),
            ofUnrestricted(role -> privileges.mayRead(role, column))));
  }

  Expression write() {
    List<Expression> ways = new ArrayList<>();
    for (Command command : CHANGES) {
      ways.add(Expression.and(privileges.any(command.name()), rows.ofSession(command)));
    }
    ways.add(privileges.any("TRUNCATE"));
    ways.add(privileges.any("TRIGGER"));
    ways.add(
        ofUnrestricted(role -> CHANGES.stream().anyMatch(c -> privileges.mayDo(role, c.name()))));
    return new Expression.Or(ways);
  }

  /**
   * Sessions of roles that row security does not bind. One of them that lacks the privilege is
   * possibly a superuser, who needs none.
   */
  private Expression ofUnrestricted(Predicate<String> allowed) {
    List<Expression> ways = new ArrayList<>();
    for (PgRole role : members.unrestricted()) {
      if (privileges.hasAny(role.name())) {
        Expression sessions = Members.anyOf(members.actingAs(role.name()));
        ways.add(
            allowed.test(role.name())
                ? sessions
                : Expression.and(
                    sessions, PgLifter.unknown("whether " + role.name() + " is a superuser")));
      }
    }
    return new Expression.Or(ways);
  }

  /** Who may hand on all rights, as far as row security lets the right itself reach. */
  Expression manage() {
    List<Expression> ways = new ArrayList<>();
    for (String grantor : privileges.grantors()) {
      List<Expression> conditions = new ArrayList<>();
      conditions.add(privileges.withSchema(List.of(grantor)));
      conditions.add(rows.ofRole(grantor, Command.SELECT, true));
      CHANGES.forEach(c -> conditions.add(rows.ofRole(grantor, c, true)));
      ways.add(new Expression.And(conditions));
    }
    return new Expression.Or(ways);
  }

  /** Rows that a role reads for others, where it may read all of the columns. */
  Expression readBy(String role, Set<String> columns) {
    return by(role, columns.stream().allMatch(c -> privileges.mayRead(role, c)), Command.SELECT);
  }

  /** Rows that a role changes for others. */
  Expression writeBy(String role, Command command) {
    return by(role, privileges.mayDo(role, command.name()), command);
  }

  private Expression by(String role, boolean allowed, Command command) {
    Optional<PgRole> known = members.role(role);
    if (known.isEmpty()) {
      return PgLifter.unknown("what " + role + " may do with " + name());
    }
    if (known.get().unrestricted()) {
      return Expression.Constant.TRUE;
    }
    return allowed ? rows.ofRole(role, command, false) : Expression.Constant.FALSE;
  }

  private String name() {
    return table.schema() + "." + table.name();
  }
}
