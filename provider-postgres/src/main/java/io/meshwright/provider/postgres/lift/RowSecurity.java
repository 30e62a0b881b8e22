package io.meshwright.provider.postgres.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgPolicy.Command;
import io.meshwright.provider.postgres.resource.PgTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows of one table that its row security leaves to somebody. */
final class RowSecurity {
  private final Members members;
  private final boolean enabled;
  private final List<PgPolicy> policies;
  private final Map<Command, Expression> ofSession = new EnumMap<>(Command.class);

  RowSecurity(Members members, ResourceState state, PgTable table) {
    this.members = members;
    this.enabled = table.rowSecurity();
    this.policies =
        state.under(PgPolicy.KIND, List.of(table.schema(), table.name())).stream()
            .map(PgPolicy::of)
            .toList();
  }

  /** Rows that the session itself reaches. */
  Expression ofSession(Command command) {
    return ofSession.computeIfAbsent(command, this::session);
  }

  private Expression session(Command command) {
    if (!enabled) {
      return Expression.Constant.TRUE;
    }
    List<Expression> opening = new ArrayList<>();
    List<Expression> all = new ArrayList<>();
    for (PgPolicy policy : about(command)) {
      Set<Expression> bound = new LinkedHashSet<>();
      policy.roles().forEach(r -> bound.addAll(members.of(r)));
      Optional<Expression> rows = rows(policy, command);
      if (policy.permissive()) {
        rows.ifPresent(r -> opening.add(Expression.and(Members.anyOf(bound), r)));
      } else {
        rows.ifPresent(r -> all.add(Expression.or(Expression.not(Members.anyOf(bound)), r)));
      }
    }
    all.add(new Expression.Or(opening));
    return new Expression.And(all);
  }

  /** Rows that one role reaches, whoever asks through it. */
  Expression ofRole(String role, Command command, boolean permissiveOnly) {
    if (!enabled) {
      return Expression.Constant.TRUE;
    }
    List<Expression> opening = new ArrayList<>();
    List<Expression> all = new ArrayList<>();
    for (PgPolicy policy : about(command)) {
      if (policy.roles().stream().noneMatch(r -> members.inherits(role, r))) {
        continue;
      }
      Optional<Expression> rows = rows(policy, command);
      if (policy.permissive()) {
        rows.ifPresent(opening::add);
      } else if (!permissiveOnly) {
        rows.ifPresent(all::add);
      }
    }
    all.add(new Expression.Or(opening));
    return new Expression.And(all);
  }

  private List<PgPolicy> about(Command command) {
    return policies.stream()
        .filter(p -> p.command() == command || p.command() == Command.ALL)
        .toList();
  }

  /** What a policy says; one without a condition opens nothing and restricts nothing. */
  private Optional<Expression> rows(PgPolicy policy, Command command) {
    Optional<Expression> rows =
        switch (command) {
          case INSERT -> policy.check().or(policy::using);
          case UPDATE ->
              policy.using().isPresent() && policy.check().isPresent()
                  ? Optional.of(Expression.and(policy.using().get(), policy.check().get()))
                  : policy.using();
          default -> policy.using();
        };
    return rows.map(members::substitute);
  }
}
