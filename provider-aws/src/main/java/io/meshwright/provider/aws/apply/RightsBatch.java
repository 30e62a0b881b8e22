package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.NativeForms;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rights of a batch. A grant is written into the ledger before it is made, and out of it after
 * it was revoked: a run that ends in between leaves an entry without a grant, which harms nobody,
 * and never a grant that nobody knows to be ours.
 */
final class RightsBatch {
  private static final Set<String> CHANGES = Set.of("ALTER", "DELETE", "DROP", "INSERT");

  private final CatalogueGateway catalogue;
  private final PermissionGateway permissions;
  private final AwsLive live;
  private final List<Entry> grants = new ArrayList<>();
  private final List<Entry> revocations = new ArrayList<>();
  private final List<GrantLedgers.Entry> claimed = new ArrayList<>();
  private final List<GrantLedgers.Entry> released = new ArrayList<>();
  private final Map<Change, Outcome> failures = new HashMap<>();

  RightsBatch(CatalogueGateway catalogue, PermissionGateway permissions, AwsLive live) {
    this.catalogue = catalogue;
    this.permissions = permissions;
    this.live = live;
  }

  private record Entry(Change change, LakePermission permission) {
    Entry(
        Change change,
        String principal,
        LakePermission.On on,
        SortedSet<String> permissions,
        SortedSet<String> grantable) {
      this(change, new LakePermission(principal, on, permissions, grantable));
    }
  }

  /** Makes a grant, and writes it down as ours. */
  void grant(Change change, AwsGrant grant) {
    claimed.add(new GrantLedgers.Entry(change, grant.database(), grant.table(), grant.claim()));
    grants.add(
        new Entry(change, grant.principal(), on(grant), grant.permissions(), grant.grantable()));
  }

  /** Takes a grant back, and out of the ledger. */
  void revoke(Change change, AwsGrant grant) {
    if (!grant.table().equals(AwsGrant.EVERY_TABLE)) {
      released.add(new GrantLedgers.Entry(change, grant.database(), grant.table(), grant.claim()));
    }
    revocations.add(
        new Entry(change, grant.principal(), on(grant), taken(grant), grant.grantable()));
  }

  /** What everybody whom IAM lets is given is given as one right, and so taken. */
  private static SortedSet<String> taken(AwsGrant grant) {
    return grant.principal().equals(AwsGrant.EVERYBODY_BY_IAM) && isChange(grant.permissions())
        ? new TreeSet<>(List.of("ALL"))
        : grant.permissions();
  }

  /** Changes a grant. */
  void update(Change change, AwsGrant before, AwsGrant after) {
    claimed.add(new GrantLedgers.Entry(change, after.database(), after.table(), after.claim()));
    update(change, permission(before), permission(after));
  }

  private static LakePermission permission(AwsGrant grant) {
    return new LakePermission(grant.principal(), on(grant), grant.permissions(), grant.grantable());
  }

  /**
   * Changes a right. One that may no longer be handed on is taken back and given again: the service
   * knows no other way.
   */
  private void update(Change change, LakePermission before, LakePermission after) {
    TreeSet<String> lost = new TreeSet<>(before.grantable());
    lost.removeAll(after.grantable());
    TreeSet<String> again = new TreeSet<>(lost);
    again.retainAll(after.permissions());
    TreeSet<String> taken = new TreeSet<>(before.permissions());
    taken.removeAll(after.permissions());
    taken.addAll(lost);
    TreeSet<String> given = new TreeSet<>(after.permissions());
    given.removeAll(before.permissions());
    given.addAll(again);
    TreeSet<String> grantable = new TreeSet<>(after.grantable());
    grantable.removeAll(before.grantable());
    given.addAll(grantable);
    if (!taken.isEmpty()) {
      TreeSet<String> option = new TreeSet<>(before.grantable());
      option.retainAll(taken);
      revocations.add(new Entry(change, before.principal(), before.on(), taken, option));
    }
    if (!given.isEmpty()) {
      grants.add(new Entry(change, after.principal(), after.on(), given, grantable));
    }
  }

  /** Makes a right by tags, and writes it down as ours. */
  void grant(Change change, AwsTagGrant grant) {
    claimed.add(
        new GrantLedgers.Entry(change, TagLedger.of(change).orElseThrow(), "", grant.claim()));
    grants.add(new Entry(change, NativeForms.right(grant)));
  }

  /** Changes a right by tags. */
  void update(Change change, AwsTagGrant before, AwsTagGrant after) {
    claimed.add(
        new GrantLedgers.Entry(change, TagLedger.of(change).orElseThrow(), "", after.claim()));
    update(change, NativeForms.right(before), NativeForms.right(after));
  }

  /** Takes a right by tags back, and out of the ledger. */
  void revoke(Change change, AwsTagGrant grant) {
    released.add(
        new GrantLedgers.Entry(change, TagLedger.of(change).orElseThrow(), "", grant.claim()));
    revocations.add(new Entry(change, NativeForms.right(grant)));
  }

  /** Revokes a right that no ledger knows. */
  void revoke(Change change, LakePermission permission) {
    revocations.add(new Entry(change, permission));
  }

  /** Makes a right on a link. The ledger is that of its database: a link has none of its own. */
  void grant(Change change, AwsLinkGrant grant) {
    claimed.add(new GrantLedgers.Entry(change, grant.database(), "", grant.claim()));
    grants.add(new Entry(change, NativeForms.right(grant)));
  }

  /** Takes a right on a link back. */
  void revoke(Change change, AwsLinkGrant grant) {
    if (change.after().isEmpty()) {
      released.add(new GrantLedgers.Entry(change, grant.database(), "", grant.claim()));
    }
    revocations.add(new Entry(change, NativeForms.right(grant)));
  }

  private static LakePermission.On on(AwsGrant grant) {
    if (grant.table().isEmpty()) {
      return new LakePermission.Database(grant.database());
    }
    if (grant.table().equals(AwsGrant.EVERY_TABLE)) {
      return new LakePermission.EveryTable(grant.database());
    }
    return grant.filter().isEmpty()
        ? new LakePermission.Table(grant.database(), grant.table())
        : new LakePermission.Filter(grant.database(), grant.table(), grant.filter());
  }

  /** Carries it out; the failures. */
  Map<Change, Outcome> run() {
    GrantLedgers ledgers = new GrantLedgers(catalogue, live, failures);
    ledgers.write(claimed, true);
    send(revocations, false);
    grants.forEach(this::clearTheWay);
    send(grants, true);
    ledgers.write(released, false);
    return Map.copyOf(failures);
  }

  /**
   * Who selects part of a table can have no right to change it, and the other way round: what he
   * has goes first. For the time of one call he has neither.
   */
  private void clearTheWay(Entry entry) {
    for (Seen.Present seen : live.facts().values()) {
      if (AwsResource.of(seen.resource()) instanceof AwsGrant other
          && other.principal().equals(entry.permission().principal())
          && isInTheWay(other, entry.permission())
          && !failures.containsKey(entry.change())) {
        send(
            List.of(
                new Entry(
                    entry.change(),
                    other.principal(),
                    on(other),
                    other.permissions(),
                    other.grantable())),
            false);
      }
    }
  }

  private static boolean isInTheWay(AwsGrant other, LakePermission wanted) {
    return switch (wanted.on()) {
      case LakePermission.Table(String database, String table) ->
          isOn(other, database, table)
              && !other.filter().isEmpty()
              && (isChange(wanted.permissions()) || wanted.permissions().contains("DESCRIBE"));
      case LakePermission.Filter(String database, String table, String name) ->
          isOn(other, database, table) && other.filter().isEmpty() && isChange(other.permissions());
      default -> false;
    };
  }

  private static boolean isOn(AwsGrant grant, String database, String table) {
    return grant.database().equals(database) && grant.table().equals(table);
  }

  private static boolean isChange(SortedSet<String> permissions) {
    return permissions.stream().anyMatch(CHANGES::contains);
  }

  private void send(List<Entry> entries, boolean grant) {
    List<Entry> open = entries.stream().filter(e -> !failures.containsKey(e.change())).toList();
    for (int from = 0; from < open.size(); from += PermissionGateway.MAX_ENTRIES) {
      List<Entry> some =
          open.subList(from, Math.min(open.size(), from + PermissionGateway.MAX_ENTRIES));
      List<LakePermission> sent = some.stream().map(Entry::permission).toList();
      try {
        for (EntryFailure failure : grant ? permissions.grant(sent) : permissions.revoke(sent)) {
          Change change = some.get(failure.index()).change();
          failures.put(
              change,
              AwsBatch.FAILURES.of(
                  change, new MeshException(failure.kind(), failure.message()), false));
        }
      } catch (MeshException e) {
        some.forEach(
            entry ->
                failures.put(
                    entry.change(),
                    AwsBatch.FAILURES.of(entry.change(), e, e.kind() == ErrorKind.TRANSIENT)));
      }
    }
  }
}
