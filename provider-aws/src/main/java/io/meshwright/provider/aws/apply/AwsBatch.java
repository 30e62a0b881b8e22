package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: look, write each change, look again. */
final class AwsBatch {
  private static final Logger LOG = LoggerFactory.getLogger(AwsBatch.class);

  /** A list of rights may be behind for a while. */
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

  private final String platform;
  private final Account account;
  private final InstantSource clock;
  private final List<Change> changes;
  private final Map<Change, Outcome> outcomes = new HashMap<>();

  AwsBatch(String platform, Account account, InstantSource clock, List<Change> changes) {
    this.platform = platform;
    this.account = account;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * Runs it.
   *
   * @throws MeshException where it could not be asked what there is; nothing was written
   */
  List<Outcome> run() {
    AwsLive live = look();
    List<Change> open = new ArrayList<>();
    for (Change change : changes) {
      if (isAsPlanned(change, live)) {
        open.add(change);
      } else {
        outcomes.put(change, new Outcome.Conflict(now(change.address(), live)));
      }
    }
    new AwsWriter(account, live).write(open).forEach(outcomes::put);
    List<Change> written = open.stream().filter(c -> !outcomes.containsKey(c)).toList();
    List<Change> doubtful = open.stream().filter(this::maybeOurs).toList();
    if (!written.isEmpty() || !doubtful.isEmpty()) {
      readBack(written, doubtful);
    }
    return changes.stream().map(c -> Optional.ofNullable(outcomes.get(c)).orElseThrow()).toList();
  }

  private AwsLive look() {
    TreeSet<Address> addresses = new TreeSet<>();
    for (Change change : changes) {
      addresses.add(change.address());
      if (change.address().kind().equals(AwsLocation.KIND)) {
        change.after().ifPresent(after -> addresses.addAll(after.dependsOn()));
      }
      if (change instanceof Change.Create && change.address().kind().equals(AwsTable.KIND)) {
        // Whether it is open from its beginning is a matter of its database.
        addresses.add(AwsDatabase.address(platform, change.address().path().getFirst()));
      }
    }
    return AwsLive.of(platform, addresses, account);
  }

  private static Seen now(Address address, AwsLive live) {
    Seen.Present present = live.facts().get(address);
    return present == null ? new Seen.Absent(address) : present;
  }

  /** The ledger is no part of what a plan saw: it changes with every grant. */
  private static boolean isAsPlanned(Change change, AwsLive live) {
    Optional<Seen.Present> now = Optional.ofNullable(live.facts().get(change.address()));
    Optional<Seen.Present> before =
        switch (change) {
          case Change.Create create -> Optional.empty();
          case Change.Update update -> Optional.of(update.live());
          case Change.Replace replace -> Optional.of(replace.live());
          case Change.Delete delete -> Optional.of(delete.live());
          case Change.Adopt adopt -> Optional.of(adopt.live());
        };
    if (now.isEmpty() && change instanceof Change.Delete) {
      return true;
    }
    return now.map(n -> withoutLedger(n.resource()))
            .equals(before.map(b -> withoutLedger(b.resource())))
        && now.map(Seen.Present::owner).equals(before.map(Seen.Present::owner));
  }

  private static Resource withoutLedger(Resource resource) {
    TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
    attributes.remove(AwsDatabase.CLAIMS);
    return new Resource(resource.address(), attributes, resource.dependsOn());
  }

  /**
   * What is there already although it was not there before: where an answer was lost the SDK asks
   * again, and finds what it made itself.
   */
  private boolean maybeOurs(Change change) {
    return change instanceof Change.Create
        && outcomes.get(change) instanceof Outcome.Failed failed
        && failed.problem().code().equals(code(ErrorKind.CONFLICT));
  }

  private void readBack(List<Change> written, List<Change> doubtful) {
    SortedMap<Address, Seen.Present> facts;
    try {
      facts = look().facts();
    } catch (MeshException e) {
      for (Change change : written) {
        outcomes.put(change, failed(change, e, true));
      }
      return;
    }
    for (Change change : written) {
      outcomes.put(change, seen(change, Optional.ofNullable(facts.get(change.address()))));
    }
    for (Change change : doubtful) {
      Optional.ofNullable(facts.get(change.address()))
          .filter(
              now -> change instanceof Change.Create c && now.owner().equals(c.desired().owner()))
          .map(now -> seen(change, Optional.of(now)))
          .filter(Outcome.Done.class::isInstance)
          .ifPresent(done -> outcomes.put(change, done));
    }
  }

  private Outcome seen(Change change, Optional<Seen.Present> now) {
    if (change.after().isEmpty()) {
      return now.isEmpty() ? gone(change) : new Outcome.NotYetVisible(soon());
    }
    Optional<Resource> wanted = change.after().map(AwsBatch::withoutLedger);
    if (now.map(n -> withoutLedger(n.resource())).equals(wanted)) {
      LOG.info("{}: {} done", change.address(), change.verb());
      return new Outcome.Done(now.orElseThrow());
    }
    if (now.isEmpty()) {
      return new Outcome.NotYetVisible(soon());
    }
    return new Outcome.Failed(
        Problem.error(
            "aws-read-back",
            change.address().toString(),
            "AWS shows something else than was written",
            "plan again to see the difference"),
        true);
  }

  private static Outcome gone(Change change) {
    LOG.info("{}: {} done", change.address(), change.verb());
    return new Outcome.Gone();
  }

  private Instant soon() {
    return clock.instant().plus(VISIBLE_WITHIN);
  }

  private static String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "aws-user";
      case PERMISSION -> "aws-permission";
      case CONFLICT -> "aws-conflict";
      case TRANSIENT -> "aws-transient";
      case INTERNAL -> "aws-internal";
    };
  }

  private static String remedy(ErrorKind kind) {
    return switch (kind) {
      case USER -> "correct what AWS refuses";
      case PERMISSION -> "give the deployer that right, by IAM and by Lake Formation";
      case CONFLICT -> "plan again";
      case TRANSIENT -> "run it again";
      case INTERNAL -> "report it";
    };
  }

  static Outcome failed(Change change, MeshException e, boolean maybe) {
    return new Outcome.Failed(
        Problem.error(
            code(e.kind()),
            change.address().toString(),
            String.valueOf(e.getMessage()),
            remedy(e.kind())),
        maybe);
  }
}
