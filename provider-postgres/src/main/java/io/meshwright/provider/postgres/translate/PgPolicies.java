package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgPolicy.Command;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Row security on the internal table behind one published view. */
final class PgPolicies {
  private final Collector collector;
  private final Claims claims;
  private final Publication publication;
  private final Rules rules;

  PgPolicies(Collector collector, Claims claims, Publication publication) {
    this.collector = collector;
    this.claims = claims;
    this.publication = publication;
    this.rules = new Rules(publication);
  }

  void add() {
    readers();
    protections();
    if (publication.ownsTable()) {
      direct();
    }
  }

  private void readers() {
    List<String> publisher = List.of(publication.publisher());
    publication
        .producerRole()
        .filter(role -> publication.open())
        .ifPresent(
            role ->
                put(
                    name("producer_read"),
                    true,
                    Command.SELECT,
                    publisher,
                    Optional.of(Rules.member(role)),
                    Optional.empty(),
                    Set.of()));
    for (TablePolicies.Grant grant : publication.readGrants()) {
      select(grant.policy(), "read", true, publisher, rules.granted(grant));
    }
    for (TablePolicies.Grant grant : publication.grants(Privilege.MANAGE)) {
      select(grant.policy(), "manage_read", true, publisher, rules.granted(grant));
    }
    for (TablePolicies.Denial denial : publication.denials(Privilege.READ)) {
      if (publication.takesAll(denial)) {
        select(denial.policy(), "deny_read", false, publisher, rules.notDenied(denial));
      }
    }
  }

  private void protections() {
    List<String> publisher = List.of(publication.publisher());
    for (TablePolicies.KeptRows kept : publication.policies().rowPolicies()) {
      select(kept.policy(), "keep", false, publisher, rules.kept(kept, false));
    }
    for (TablePolicies.KeptRows kept : publication.inherited().rows()) {
      select(kept.policy(), "keep", false, publisher, rules.kept(kept, true));
    }
  }

  /** What binds roles that reach the internal table themselves. */
  private void direct() {
    publication
        .producerRole()
        .ifPresent(
            role ->
                put(
                    "producer",
                    true,
                    Command.ALL,
                    List.of(role),
                    Optional.of(Expression.Constant.TRUE),
                    Optional.empty(),
                    Set.of()));
    List<String> managers = roles(Privilege.MANAGE);
    for (TablePolicies.Grant grant : publication.grants(Privilege.MANAGE)) {
      put(
          name(grant.policy(), "manage"),
          true,
          Command.ALL,
          List.of(publication.role(grant.policy())),
          Optional.of(Rules.before(grant.until())),
          Optional.empty(),
          Set.of(grant.policy()));
    }
    for (TablePolicies.Grant grant : publication.grants(Privilege.WRITE)) {
      if (!grant.privileges().contains(Privilege.MANAGE)) {
        write(
            grant.policy(),
            "",
            true,
            List.of(publication.role(grant.policy())),
            Expression.and(grant.rows(), Rules.before(grant.until())));
      }
    }
    List<String> writers = roles(Privilege.WRITE);
    for (TablePolicies.Denial denial : publication.policies().denials()) {
      boolean all = publication.takesAll(denial);
      if (denial.privileges().contains(Privilege.READ) && all && !managers.isEmpty()) {
        select(denial.policy(), "deny_manage_read", false, managers, rules.notDenied(denial));
      }
      if (denial.privileges().contains(Privilege.WRITE) && !writers.isEmpty()) {
        write(denial.policy(), "deny_", false, writers, rules.notDenied(denial));
      }
    }
  }

  /** Roles with a privilege on the internal table; managers have all of them. */
  private List<String> roles(Privilege privilege) {
    return publication.policies().grants().stream()
        .filter(
            g -> g.privileges().contains(privilege) || g.privileges().contains(Privilege.MANAGE))
        .map(g -> publication.role(g.policy()))
        .sorted()
        .toList();
  }

  private void select(
      PolicyId policy,
      String suffix,
      boolean permissive,
      Collection<String> roles,
      Expression using) {
    put(
        name(policy, suffix),
        permissive,
        Command.SELECT,
        roles,
        Optional.of(using),
        Optional.empty(),
        Set.of(policy));
  }

  private void write(
      PolicyId policy, String prefix, boolean permissive, List<String> roles, Expression rows) {
    Optional<Expression> condition = Optional.of(rows);
    Set<PolicyId> realises = Set.of(policy);
    put(
        name(policy, prefix + "insert"),
        permissive,
        Command.INSERT,
        roles,
        Optional.empty(),
        condition,
        realises);
    put(
        name(policy, prefix + "update"),
        permissive,
        Command.UPDATE,
        roles,
        condition,
        Optional.empty(),
        realises);
    put(
        name(policy, prefix + "delete"),
        permissive,
        Command.DELETE,
        roles,
        condition,
        Optional.empty(),
        realises);
  }

  /** Policies of a view port stand on another port's table, so they carry the view's name. */
  private String name(PolicyId policy, String suffix) {
    return name(policy + "_" + suffix);
  }

  private String name(String name) {
    return publication.ownsTable()
        ? name
        : publication.names().schema() + "." + publication.names().relation() + "." + name;
  }

  private void put(
      String fullName,
      boolean permissive,
      Command command,
      Collection<String> roles,
      Optional<Expression> using,
      Optional<Expression> check,
      Set<PolicyId> realises) {
    String name = PgNames.fit(fullName);
    Publication.Names names = publication.names();
    claims.claimWithin(
        "row policy of " + names.sourceSchema() + "." + names.sourceTable(),
        name,
        fullName + " of " + publication.table());
    PgPolicy policy =
        new PgPolicy(
            names.sourceSchema(),
            names.sourceTable(),
            name,
            permissive,
            command,
            Ordered.set(roles),
            using.map(NormalForm::of),
            check.map(NormalForm::of));
    boolean restrictsNothing =
        !permissive
            && policy.using().or(policy::check).equals(Optional.of(Expression.Constant.TRUE));
    if (!restrictsNothing) {
      collector.marked(policy, publication.product(), realises);
    }
  }
}
