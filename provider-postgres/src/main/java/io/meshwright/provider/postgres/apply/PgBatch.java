package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.CatalogueScope;
import io.meshwright.provider.postgres.client.DdlGateway;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.provider.postgres.client.PgLive;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: look, write, commit, look again. */
final class PgBatch {
  private static final Logger LOG = LoggerFactory.getLogger(PgBatch.class);

  private final String platform;
  private final DdlGateway gateway;
  private final PgStatements statements;
  private final SideEffects sideEffects;
  private final List<Change> changes;
  private final CatalogueScope scope;

  PgBatch(
      String platform,
      DdlGateway gateway,
      PgStatements statements,
      SideEffects sideEffects,
      List<Change> changes) {
    this.platform = platform;
    this.gateway = gateway;
    this.statements = statements;
    this.sideEffects = sideEffects;
    this.changes = changes;
    this.scope = CatalogueScope.beside(addresses(changes));
  }

  /** What the changes are about, and the tables that they read. */
  private static Set<Address> addresses(List<Change> changes) {
    Set<Address> addresses = new TreeSet<>();
    for (Change change : changes) {
      addresses.add(change.address());
      change.before().ifPresent(r -> addTables(r, addresses));
      change.after().ifPresent(r -> addTables(r, addresses));
    }
    return addresses;
  }

  private static void addTables(Resource resource, Set<Address> addresses) {
    resource.dependsOn().stream()
        .filter(a -> a.kind().equals(PgTable.KIND))
        .forEach(addresses::add);
  }

  /**
   * Runs it.
   *
   * @throws MeshException where the server could not be asked what there is; nothing was written
   */
  List<Outcome> run() {
    try (DdlGateway.Transaction transaction = gateway.begin()) {
      BatchReach reach = BatchReach.of(platform, changes);
      CatalogueRows rows = transaction.read(scope);
      CatalogueScope all = reach.extend(scope, rows);
      Working working =
          new Working(platform, all.equals(scope) ? rows : transaction.read(all), own());
      Optional<List<Outcome>> conflicts = conflicts(working);
      if (conflicts.isPresent()) {
        return conflicts.get();
      }
      SortedMap<Address, Seen.Present> before = Ordered.map(working.facts());
      Optional<List<Outcome>> failed = write(transaction, working);
      if (failed.isPresent()) {
        return failed.get();
      }
      SortedMap<Address, Seen.Present> after =
          reach.isEmpty() ? before : PgLive.of(platform, transaction.read(all));
      failed = commit(transaction);
      if (failed.isPresent()) {
        return failed.get();
      }
      sideEffects.note(before, after, own());
    } catch (PgFailure e) {
      throw e.turned();
    }
    changes.forEach(c -> LOG.info("{}: {} done", c.address(), c.verb()));
    return readBack();
  }

  private List<Address> own() {
    return changes.stream().map(Change::address).toList();
  }

  private Optional<List<Outcome>> conflicts(Working working) {
    List<Integer> places =
        IntStream.range(0, changes.size())
            .filter(i -> !isAsPlanned(changes.get(i), working))
            .boxed()
            .toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    Address first = changes.get(places.getFirst()).address();
    return Optional.of(
        each(
            i ->
                places.contains(i)
                    ? new Outcome.Conflict(now(changes.get(i).address(), working))
                    : new Outcome.Failed(
                        Problem.error(
                            "postgres-conflict",
                            changes.get(i).address().toString(),
                            "nothing was written, since %s is no longer what the plan saw"
                                .formatted(first),
                            "plan again"),
                        false)));
  }

  private static Seen now(Address address, Working working) {
    return working.at(address).<Seen>map(p -> p).orElseGet(() -> new Seen.Absent(address));
  }

  private boolean isAsPlanned(Change change, Working working) {
    Optional<Seen.Present> before = change.liveBefore();
    Optional<Seen.Present> now = working.at(change.address());
    if (now.isEmpty() && before.filter(b -> b.owner() instanceof Owner.Foreign).isPresent()) {
      // What somebody passed on went with the right that it came from.
      return change instanceof Change.Delete;
    }
    return sideEffects.isAsPlanned(change.address(), before, now);
  }

  private Optional<List<Outcome>> write(DdlGateway.Transaction transaction, Working working) {
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      try {
        for (DdlStep step : statements.steps(change, working)) {
          transaction.execute(change.address(), step);
        }
      } catch (PgFailure e) {
        return Optional.of(rolledBack(i, e.problem()));
      } catch (MeshException | IllegalArgumentException e) {
        // Not one that the server saw: the change cannot be written as SQL.
        return Optional.of(rolledBack(i, refused(change, e)));
      }
    }
    return writeLedgers(transaction, working);
  }

  private Optional<List<Outcome>> commit(DdlGateway.Transaction transaction) {
    try {
      transaction.commit();
      return Optional.empty();
    } catch (PgFailure e) {
      boolean maybe = e.connectionLost();
      return Optional.of(each(i -> new Outcome.Failed(e.problem(), maybe)));
    }
  }

  /** What we made members of is written down before the memberships take effect. */
  private Optional<List<Outcome>> writeLedgers(
      DdlGateway.Transaction transaction, Working working) {
    for (Map.Entry<String, DdlStep> ledger : working.ledgers().steps().entrySet()) {
      Address role = PgRole.address(platform, ledger.getKey());
      try {
        transaction.execute(role, ledger.getValue());
      } catch (PgFailure e) {
        return Optional.of(rolledBack(place(role), e.problem()));
      }
    }
    return Optional.empty();
  }

  /** The first change of a membership in a role. */
  private int place(Address role) {
    return IntStream.range(0, changes.size())
        .filter(i -> changes.get(i).address().kind().equals(PgMembership.KIND))
        .filter(i -> changes.get(i).address().path().getFirst().equals(role.path().getFirst()))
        .findFirst()
        .orElse(0);
  }

  private static Problem refused(Change change, RuntimeException e) {
    return Problem.error(
        "postgres-refused",
        change.address().toString(),
        "%s is not possible: %s".formatted(change.verb(), e.getMessage()),
        "change the workspace, then plan again");
  }

  private List<Outcome> rolledBack(int place, Problem problem) {
    Address culprit = changes.get(place).address();
    return each(
        i ->
            i == place
                ? new Outcome.Failed(problem, false)
                : new Outcome.Failed(
                    Problem.error(
                        "postgres-rolled-back",
                        changes.get(i).address().toString(),
                        "rolled back with %s, which failed".formatted(culprit),
                        "see there"),
                    false));
  }

  private List<Outcome> readBack() {
    try (DdlGateway.Transaction transaction = gateway.begin()) {
      SortedMap<Address, Seen.Present> live = PgLive.of(platform, transaction.read(scope));
      return each(
          i -> shown(changes.get(i), Optional.ofNullable(live.get(changes.get(i).address()))));
    } catch (PgFailure e) {
      return each(i -> new Outcome.Failed(e.problem(), true));
    }
  }

  private static Outcome shown(Change change, Optional<Seen.Present> live) {
    Optional<Desired> desired = desired(change);
    if (desired.isEmpty()) {
      return live.isEmpty() ? new Outcome.Gone() : different(change, stillThere(live.get()));
    }
    if (live.isEmpty()) {
      return different(change, "it is not there");
    }
    List<String> differences = differences(desired.get(), live.get());
    return differences.isEmpty()
        ? new Outcome.Done(live.get())
        : different(change, String.join("; ", differences));
  }

  /** The server takes back in silence nothing but what its owner gave. */
  private static String stillThere(Seen.Present live) {
    return live.owner() instanceof Owner.Foreign
        ? "it is still there, since somebody gave it who is not the object's owner;"
            + " only who gave it can take it back"
        : "it is still there";
  }

  private static List<String> differences(Desired desired, Seen.Present live) {
    List<String> differences = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(desired.resource().attributes().keySet());
    names.addAll(live.resource().attributes().keySet());
    names.remove(PgTable.ORDER);
    for (String name : names) {
      String wanted = text(desired.resource(), name);
      String found = text(live.resource(), name);
      if (!wanted.equals(found)) {
        differences.add("%s is %s instead of %s".formatted(name, found, wanted));
      }
    }
    boolean foreign = live.owner() instanceof Owner.Foreign;
    if (foreign && !(desired.owner() instanceof Owner.Foreign)) {
      differences.add("it does not carry the marker");
    }
    return differences;
  }

  private static String text(Resource resource, String attribute) {
    return resource.attribute(attribute).map(v -> v.text()).orElse("nothing");
  }

  private static Optional<Desired> desired(Change change) {
    return switch (change) {
      case Change.Create create -> Optional.of(create.desired());
      case Change.Update update -> Optional.of(update.desired());
      case Change.Replace replace -> Optional.of(replace.desired());
      case Change.Adopt adopt -> Optional.of(adopt.desired());
      case Change.Delete delete -> Optional.empty();
    };
  }

  private static Outcome different(Change change, String what) {
    return new Outcome.Failed(
        Problem.error(
            "postgres-read-back",
            change.address().toString(),
            "%s was accepted, but the server shows something else: %s"
                .formatted(change.verb(), what),
            "plan again"),
        true);
  }

  private List<Outcome> each(IntFunction<Outcome> outcome) {
    return IntStream.range(0, changes.size()).mapToObj(outcome).toList();
  }
}
