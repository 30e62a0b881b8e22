package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgRole.Use;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Roles of one published table, who is a member, and what they may do. */
final class PgRoles {
  private static final SortedSet<String> USAGE = Ordered.set(List.of("USAGE"));
  private static final List<String> CHANGES = List.of("INSERT", "UPDATE", "DELETE");

  private final Collector collector;
  private final Claims claims;
  private final Principals principals;
  private final Publication publication;

  PgRoles(Collector collector, Claims claims, Principals principals, Publication publication) {
    this.collector = collector;
    this.claims = claims;
    this.principals = principals;
    this.publication = publication;
  }

  void add() {
    publisher();
    producer();
    exemptions();
    publication.policies().grants().forEach(this::grant);
    for (TablePolicies.Denial denial : publication.policies().denials()) {
      role(
          publication.role(denial.policy()),
          Use.DENY,
          "Denied by " + denial.policy() + " on " + publication.table(),
          denial.policy());
      members(publication.role(denial.policy()), denial.to(), false, denial.policy());
    }
  }

  private void role(String name, Use use, String comment, PolicyId policy) {
    claims.claim("role", name, use.word() + " role of " + policy + " on " + publication.table());
    collector.marked(PgRole.group(name, use, comment), publication.product(), Set.of(policy));
  }

  private void members(
      String role, Collection<PrincipalId> members, boolean admin, PolicyId policy) {
    for (PrincipalId member : members) {
      principals
          .identity(member)
          .ifPresent(
              name ->
                  collector.membership(
                      new PgMembership(role, name, admin, true, false), Set.of(policy)));
    }
  }

  /** The publisher reads the columns that the view's text names, and nothing else. */
  private void publisher() {
    String role = publication.publisher();
    claims.claim("role", role, "publisher of " + publication.table());
    onInternalSchema(role, Set.of());
    TreeSet<String> used = new TreeSet<>(publication.columns().values());
    Rules rules = new Rules(publication);
    rules.where().ifPresent(w -> used.addAll(ColumnNames.of(w)));
    publication
        .columns()
        .keySet()
        .forEach(c -> rules.visible(c).ifPresent(v -> used.addAll(ColumnNames.of(v))));
    TreeSet<String> words = new TreeSet<>();
    used.forEach(c -> words.add(PgGrant.word("SELECT", c)));
    onTable(role, words, List.of(), Set.of());
  }

  private void producer() {
    publication
        .producerRole()
        .ifPresent(
            role -> {
              claims.claim("role", role, "producer role of " + publication.product());
              collector.marked(
                  PgRole.group(role, Use.PRODUCER, "Fills the tables of " + publication.product()),
                  publication.product(),
                  Set.of());
              publication
                  .policies()
                  .producer()
                  .flatMap(principals::identity)
                  .ifPresent(
                      name -> collector.membership(PgMembership.inheriting(role, name), Set.of()));
              if (publication.open()) {
                onPublishedSchema(role, Set.of());
                onView(role, publication.schema().columnNames(), Set.of());
              }
              if (publication.ownsTable()) {
                onInternalSchema(role, Set.of());
                onTable(role, all(), List.of(), Set.of());
              }
            });
  }

  private void exemptions() {
    publication
        .policies()
        .rowPolicies()
        .forEach(p -> exemption(publication.seeAll(p.policy()), p.policy(), p.except()));
    publication
        .inherited()
        .rows()
        .forEach(p -> exemption(publication.seeAll(p.policy()), p.policy(), p.except()));
    publication
        .policies()
        .masks()
        .values()
        .forEach(
            list ->
                list.forEach(
                    m -> exemption(publication.unmask(m.policy()), m.policy(), m.except())));
    publication
        .inherited()
        .masks()
        .values()
        .forEach(
            list ->
                list.forEach(
                    m -> exemption(publication.unmask(m.policy()), m.policy(), m.except())));
  }

  private void exemption(String role, PolicyId policy, SortedSet<PrincipalId> except) {
    if (except.isEmpty()) {
      return;
    }
    claims.claim("role", role, "exemption role of " + policy);
    collector.shared(PgRole.group(role, Use.EXEMPT, "Exempt from " + policy), Set.of(policy));
    members(role, except, false, policy);
  }

  private void grant(TablePolicies.Grant grant) {
    String role = publication.role(grant.policy());
    Set<PolicyId> realises = Set.of(grant.policy());
    boolean manages = grant.privileges().contains(Privilege.MANAGE);
    boolean direct = publication.ownsTable();
    role(
        role,
        Use.GRANT,
        "Granted by " + grant.policy() + " on " + publication.table(),
        grant.policy());
    members(role, grant.to(), manages && direct, grant.policy());
    boolean reads = grant.privileges().contains(Privilege.READ) || manages;
    if (reads || grant.privileges().contains(Privilege.DISCOVER)) {
      onPublishedSchema(role, realises);
    }
    Collection<String> columns = manages ? publication.schema().columnNames() : grant.columns();
    if (reads && !columns.isEmpty()) {
      onView(role, columns, realises);
    }
    if (manages && direct) {
      onInternalSchema(role, realises);
      onTable(role, all(), all(), realises);
    } else if (grant.privileges().contains(Privilege.WRITE) && direct) {
      onInternalSchema(role, realises);
      onTable(role, CHANGES, List.of(), realises);
    }
  }

  private static List<String> all() {
    return List.of("SELECT", "INSERT", "UPDATE", "DELETE");
  }

  private void onPublishedSchema(String role, Set<PolicyId> realises) {
    collector.grant(
        PgGrant.onSchema(publication.names().schema(), role, USAGE),
        publication.product(),
        realises);
  }

  private void onView(String role, Collection<String> columns, Set<PolicyId> realises) {
    TreeSet<String> words = new TreeSet<>();
    columns.forEach(c -> words.add(PgGrant.word("SELECT", c)));
    collector.grant(
        new PgGrant(
            publication.names().schema(),
            publication.names().relation(),
            role,
            PgGrant.On.VIEW,
            words,
            Ordered.set(List.<String>of())),
        publication.product(),
        realises);
  }

  private void onInternalSchema(String role, Set<PolicyId> realises) {
    collector.grant(
        PgGrant.onSchema(publication.names().sourceSchema(), role, USAGE),
        publication.product(),
        realises);
  }

  private void onTable(
      String role, Collection<String> words, List<String> grantable, Set<PolicyId> realises) {
    collector.grant(
        new PgGrant(
            publication.names().sourceSchema(),
            publication.names().sourceTable(),
            role,
            PgGrant.On.TABLE,
            Ordered.set(words),
            Ordered.set(grantable)),
        publication.product(),
        realises);
  }
}
