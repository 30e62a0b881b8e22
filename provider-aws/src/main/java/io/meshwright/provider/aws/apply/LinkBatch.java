package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.client.EntryFailure;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.Markers;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The links of a batch. A link stands in the ledger of its database before it is made, and until it
 * is gone. Links are never updated: Glue would change their target instead.
 */
final class LinkBatch {
  private final Account account;
  private final AwsLive live;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Change, Outcome> failures = new HashMap<>();

  LinkBatch(Account account, AwsLive live) {
    this.account = account;
    this.live = live;
  }

  /** What becomes of one link. */
  private record Step(Change change, AwsLink link, boolean goes, boolean comes) {}

  void make(Change change, AwsLink link) {
    steps.add(new Step(change, link, false, true));
  }

  void replace(Change change, AwsLink link) {
    steps.add(new Step(change, link, true, true));
  }

  void take(Change change, AwsLink link) {
    steps.add(new Step(change, link, true, false));
  }

  /** Carries it out; the failures. */
  Map<Change, Outcome> run() {
    SortedMap<String, List<Step>> byDatabase = new TreeMap<>();
    steps.forEach(
        s -> byDatabase.computeIfAbsent(s.link().database(), k -> new ArrayList<>()).add(s));
    byDatabase.forEach(this::run);
    return Map.copyOf(failures);
  }

  private void run(String database, List<Step> all) {
    SortedSet<String> before =
        live.database(database).map(d -> Markers.claims(d.parameters())).orElseGet(TreeSet::new);
    TreeSet<String> ledger = new TreeSet<>(before);
    all.stream().filter(Step::comes).forEach(s -> ledger.add(s.link().claim()));
    try {
      note(database, before, ledger);
    } catch (MeshException e) {
      all.forEach(s -> failures.put(s.change(), AwsBatch.FAILURES.of(s.change(), e, false)));
      return;
    }
    all.forEach(this::write);
    TreeSet<String> after = new TreeSet<>(ledger);
    all.stream()
        .filter(s -> !s.comes() && !failures.containsKey(s.change()))
        .forEach(s -> after.remove(s.link().claim()));
    try {
      note(database, ledger, after);
    } catch (MeshException e) {
      all.stream()
          .filter(s -> !s.comes())
          .forEach(s -> failures.put(s.change(), AwsBatch.FAILURES.of(s.change(), e, true)));
    }
  }

  private void note(String database, SortedSet<String> before, SortedSet<String> after) {
    if (before.equals(after)) {
      return;
    }
    GlueDatabase now =
        live.database(database)
            .orElseThrow(
                () ->
                    new MeshException(
                        ErrorKind.CONFLICT, "database " + database + " is not there; plan again"));
    account
        .catalogue()
        .update(
            new GlueDatabase(
                now.name(),
                now.description(),
                now.location(),
                Markers.claiming(now.parameters(), after)));
  }

  private void write(Step step) {
    AwsLink link = step.link();
    try {
      List<LakePermission> held = step.goes() && step.comes() ? held(link) : List.of();
      if (step.goes()) {
        account.catalogue().deleteTable(link.database(), link.name());
      }
      if (step.comes()) {
        account.catalogue().create(GlueTable.link(link));
        restore(held);
      }
    } catch (MeshException e) {
      failures.put(
          step.change(),
          AwsBatch.FAILURES.of(step.change(), e, step.goes() || e.kind() == ErrorKind.TRANSIENT));
    }
  }

  /** Rights on a link go with it, whoever gave them. */
  private List<LakePermission> held(AwsLink link) {
    LakePermission.On on = new LakePermission.Table(link.database(), link.name());
    return account.permissions().permissions().stream().filter(p -> p.on().equals(on)).toList();
  }

  private void restore(List<LakePermission> held) {
    for (int from = 0; from < held.size(); from += PermissionGateway.MAX_ENTRIES) {
      List<LakePermission> some =
          held.subList(from, Math.min(held.size(), from + PermissionGateway.MAX_ENTRIES));
      for (EntryFailure failure : account.permissions().grant(some)) {
        throw new MeshException(failure.kind(), failure.message());
      }
    }
  }
}
