package io.meshwright.provider.postgres.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgGrant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What roles may do with one relation; a right to it is worth nothing without its schema. */
final class Privileges {
  private final Members members;
  private final List<PgGrant> onRelation;
  private final List<PgGrant> onSchema;
  private final Optional<String> owner;

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
    this.onRelation = grants(state, schema, relation);
    this.onSchema = grants(state, schema, "");
    this.owner = owner;
  }

  private static List<PgGrant> grants(ResourceState state, String schema, String relation) {
    return state.under(PgGrant.KIND, List.of(schema, relation)).stream().map(PgGrant::of).toList();
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
    Set<Expression> holders = new LinkedHashSet<>();
    owner.ifPresent(o -> holders.addAll(members.of(o)));
    onRelation.stream()
        .filter(g -> g.privileges().stream().anyMatch(privilege))
        .forEach(g -> holders.addAll(members.of(g.grantee())));
    return withSchema(holders);
  }

  /**
   * Holders who may also use the schema: those who have both rights by one membership, or each by
   * another.
   */
  Expression withSchema(Set<Expression> holders) {
    Set<Expression> users = new LinkedHashSet<>();
    onSchema.stream()
        .filter(g -> g.privileges().contains("USAGE"))
        .forEach(g -> users.addAll(members.of(g.grantee())));
    Set<Expression> both = new LinkedHashSet<>(holders);
    both.retainAll(users);
    Set<Expression> holdersOnly = new LinkedHashSet<>(holders);
    holdersOnly.removeAll(users);
    Set<Expression> usersOnly = new LinkedHashSet<>(users);
    usersOnly.removeAll(holders);
    return Expression.or(
        Members.anyOf(both), Expression.and(Members.anyOf(holdersOnly), Members.anyOf(usersOnly)));
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
        && onSchema.stream()
            .anyMatch(g -> g.privileges().contains("USAGE") && members.inherits(role, g.grantee()));
  }
}
