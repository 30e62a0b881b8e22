package io.meshwright.provider.postgres.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgGrant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What roles may do with one relation; a right to it is worth nothing without its schema. */
final class Privileges {
  /**
   * How many rights are looked at one by one; more than that are worked out once for all tables.
   */
  private static final int ENOUGH = 32;

  private final Members members;
  private final ResourceState state;
  private final String schema;
  private final List<PgGrant> onRelation;
  private final Optional<String> owner;
  private final Map<String, Boolean> using = new HashMap<>();
  private final Map<List<String>, Expression> holding = new HashMap<>();

  /**
   * The privileges on a relation.
   *
   * @param owner who has every right to it without a grant, where that is known
   */
  Privileges(
      Members members,
      ResourceState state,
      String schema,
      String relation,
      Optional<String> owner) {
    this.members = members;
    this.state = state;
    this.schema = schema;
    this.onRelation = grants(relation);
    this.owner = owner;
  }

  private List<PgGrant> grants(String relation) {
    return state.under(PgGrant.KIND, List.of(schema, relation)).stream().map(PgGrant::of).toList();
  }

  /** Everybody's right to use the schema, read as it is asked for: there may be many. */
  private Iterable<PgGrant> onSchema() {
    return () ->
        state.under(PgGrant.KIND, List.of(schema, "")).stream()
            .map(PgGrant::of)
            .filter(Privileges::isUsage)
            .iterator();
  }

  private static boolean isUsage(PgGrant grant) {
    return grant.privileges().contains("USAGE");
  }

  /** Whether a role was itself given the right to use the schema. */
  private boolean uses(String role) {
    return using.computeIfAbsent(
        role,
        r ->
            members
                .resource(platform -> PgGrant.address(platform, schema, "", r))
                .map(PgGrant::of)
                .filter(Privileges::isUsage)
                .isPresent());
  }

  boolean isEmpty() {
    return onRelation.isEmpty();
  }

  /** Sessions that may read a column. */
  Expression select(String column) {
    return on("SELECT", column);
  }

  /** Sessions that have one privilege on a column, or on the whole relation. */
  Expression on(String privilege, String column) {
    return holders(covers(privilege, column));
  }

  private static Predicate<String> covers(String privilege, String column) {
    String onColumn = PgGrant.word(privilege, column);
    return word -> word.equals(privilege) || word.equals(onColumn);
  }

  /** Sessions that have a privilege on any of the relation. */
  Expression any(String privilege) {
    return holders(word -> PgGrant.privilegeOf(word).equals(privilege));
  }

  private Expression holders(Predicate<String> privilege) {
    Set<String> roles = new LinkedHashSet<>();
    owner.ifPresent(roles::add);
    onRelation.stream()
        .filter(g -> g.privileges().stream().anyMatch(privilege))
        .forEach(g -> roles.add(g.grantee()));
    return holding.computeIfAbsent(List.copyOf(roles), this::withSchema);
  }

  /**
   * Members of roles who may also use the schema: by one membership, or by two. Whoever else may
   * use it is looked up only where the roles' own rights to it are not enough.
   */
  Expression withSchema(Collection<String> roles) {
    Set<Expression> both = new LinkedHashSet<>();
    Set<Expression> others = new LinkedHashSet<>();
    roles.forEach(role -> (uses(role) ? both : others).addAll(members.of(role)));
    others.removeAll(both);
    if (others.isEmpty()) {
      return Members.anyOf(both);
    }
    if (areUsers(others)) {
      both.addAll(others);
      return Members.anyOf(both);
    }
    Set<Expression> users = users();
    Set<Expression> usersOnly = new LinkedHashSet<>(users);
    usersOnly.removeAll(both);
    usersOnly.removeAll(others);
    Set<Expression> holdersOnly = new LinkedHashSet<>(others);
    holdersOnly.removeAll(users);
    others.retainAll(users);
    both.addAll(others);
    return Expression.or(
        Members.anyOf(both), Expression.and(Members.anyOf(holdersOnly), Members.anyOf(usersOnly)));
  }

  /** Whether a few rights to use the schema are enough to find everybody that is sought. */
  private boolean areUsers(Set<Expression> sought) {
    Set<Expression> missing = new LinkedHashSet<>(sought);
    Iterator<PgGrant> grants = onSchema().iterator();
    for (int i = 0; i < ENOUGH && grants.hasNext() && !missing.isEmpty(); i++) {
      missing.removeAll(members.of(grants.next().grantee()));
    }
    return missing.isEmpty();
  }

  /** Names a question to a state: who may use a schema. */
  private record Users(String schema) {}

  /** Everybody who may use the schema. */
  private Set<Expression> users() {
    return state.derived(
        new Users(schema),
        all -> {
          Members known = members.in(all);
          Set<Expression> users = new LinkedHashSet<>();
          for (Resource resource : all.under(PgGrant.KIND, List.of(schema, ""))) {
            PgGrant grant = PgGrant.of(resource);
            if (isUsage(grant)) {
              users.addAll(known.of(grant.grantee()));
            }
          }
          return users;
        });
  }

  /** Roles that may hand on every right there is. */
  List<String> grantors() {
    return onRelation.stream()
        .filter(g -> g.grantable().containsAll(List.of("SELECT", "INSERT", "UPDATE", "DELETE")))
        .map(PgGrant::grantee)
        .toList();
  }

  /** Whether a role itself may read a column, schema included. */
  boolean mayRead(String role, String column) {
    return may(role, covers("SELECT", column));
  }

  /** Whether a role itself has a privilege on any of the relation, schema included. */
  boolean mayDo(String role, String privilege) {
    return may(role, word -> PgGrant.privilegeOf(word).equals(privilege));
  }

  /** Whether a role itself has any privilege on the relation, with or without its schema. */
  boolean hasAny(String role) {
    return has(role, word -> true);
  }

  private boolean has(String role, Predicate<String> privilege) {
    return onRelation.stream()
        .anyMatch(
            g ->
                g.privileges().stream().anyMatch(privilege) && members.inherits(role, g.grantee()));
  }

  private boolean may(String role, Predicate<String> privilege) {
    return has(role, privilege)
        && (uses(role)
            || StreamSupport.stream(onSchema().spliterator(), false)
                .anyMatch(g -> members.inherits(role, g.grantee())));
  }
}
