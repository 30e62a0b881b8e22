package io.meshwright.provider.postgres.apply;

import io.meshwright.api.resource.Owner;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.PgComment;
import io.meshwright.provider.postgres.resource.PgMembership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ledgers of roles during a transaction: the members that we made. A ledger is written in the
 * transaction that makes or takes the membership, so that neither is ever there without the other.
 */
final class Ledgers {
  private final Map<String, PgComment> comments = new HashMap<>();
  private final Map<String, SortedSet<String>> members = new HashMap<>();
  private final SortedSet<String> changed = new TreeSet<>();

  Ledgers(CatalogueRows rows) {
    for (CatalogueRows.Role role : rows.roles()) {
      PgComment comment = PgComment.parse(role.comment());
      comments.put(role.name(), comment);
      members.put(role.name(), new TreeSet<>(comment.members()));
    }
  }

  /** The comment of a role as it was read, or written since. */
  PgComment comment(String role) {
    return comments.getOrDefault(role, PgComment.parse(""));
  }

  /** A role gets a comment of ours; entries without a membership go. */
  PgComment written(String role, PgComment comment, SortedSet<String> stale) {
    SortedSet<String> ledger = ledger(role);
    ledger.removeAll(stale);
    PgComment full = comment.with(ledger);
    comments.put(role, full);
    return full;
  }

  /** A role is dropped, and its memberships with it. */
  void dropped(String role) {
    comments.remove(role);
    members.remove(role);
    changed.remove(role);
  }

  /** A membership is made, or made ours. */
  void made(PgMembership membership, Owner owner) {
    boolean ours = !(owner instanceof Owner.Foreign);
    if (ours && ledger(membership.role()).add(membership.member())) {
      changed.add(membership.role());
    }
  }

  /** A membership is taken away. */
  void taken(PgMembership membership) {
    if (ledger(membership.role()).remove(membership.member())) {
      changed.add(membership.role());
    }
  }

  private SortedSet<String> ledger(String role) {
    return members.computeIfAbsent(role, k -> new TreeSet<>());
  }

  /** Per role whose ledger changed the statement that writes it. */
  Map<String, DdlStep> steps() {
    Map<String, DdlStep> steps = new TreeMap<>();
    for (String role : changed) {
      PgComment comment = comment(role);
      if (comment.marker().isPresent()) {
        steps.put(
            role,
            Sql.comment("ROLE " + Sql.name(role), comment.with(new ArrayList<>(ledger(role)))));
      }
    }
    return steps;
  }
}
