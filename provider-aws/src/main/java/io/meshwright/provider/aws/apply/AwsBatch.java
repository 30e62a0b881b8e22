package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.apply.Failures;
import io.meshwright.kit.apply.LedgeredFacts;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsExpiry;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: look, write each change, look again. */
final class AwsBatch {
  private static final Logger LOG = LoggerFactory.getLogger(AwsBatch.class);

  /** A list of rights may be behind for a while. */
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(30);

  /** A stream becomes active within half a minute or so. */
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** How changes of this platform fail. */
  static final Failures FAILURES = new Failures(new AwsWords());

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
      if (known(live).areAsPlanned(change)) {
        open.add(change);
      } else {
        outcomes.put(change, new Outcome.Conflict(known(live).now(change.address())));
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

  /** Looks how far the one change is that is under way, and takes it further. */
  Outcome poll() {
    Change change = changes.getFirst();
    if (change.after().isPresent()
        && AwsResource.of(change.after().get()) instanceof AwsStream stream) {
      new StreamWriter(account, look().streams()).settle(stream, marker(change));
    }
    readBack(changes, List.of());
    return Optional.ofNullable(outcomes.get(change)).orElseThrow();
  }

  private static Marker marker(Change change) {
    return switch (change) {
      case Change.Create create -> create.desired().owner().mark().orElseThrow();
      case Change.Update update -> update.desired().owner().mark().orElseThrow();
      case Change.Replace replace -> replace.desired().owner().mark().orElseThrow();
      case Change.Adopt adopt -> adopt.desired().owner().mark().orElseThrow();
      case Change.Delete delete -> delete.live().owner().mark().orElseThrow();
    };
  }

  private AwsLive look() {
    TreeSet<Address> addresses = new TreeSet<>();
    for (Change change : changes) {
      addresses.add(change.address());
      if (change.address().kind().equals(AwsLocation.KIND)) {
        change.after().ifPresent(after -> addresses.addAll(after.dependsOn()));
      }
      String kind = change.address().kind();
      if (kind.equals(AwsTagGrant.KIND)) {
        // The ledger that knows it for ours is in a database that its own name does not say.
        TagLedger.of(change).ifPresent(d -> addresses.add(AwsDatabase.address(platform, d)));
      }
      if (change instanceof Change.Create
          && (kind.equals(AwsTable.KIND) || kind.equals(AwsView.KIND))) {
        // Whether it is open from its beginning is a matter of its database.
        addresses.add(AwsDatabase.address(platform, change.address().path().getFirst()));
      }
    }
    return AwsLive.of(platform, addresses, account);
  }

  private static LedgeredFacts known(AwsLive live) {
    return new LedgeredFacts(live.facts(), AwsDatabase.CLAIMS);
  }

  /**
   * What is there already although it was not there before: where an answer was lost the SDK asks
   * again, and finds what it made itself.
   */
  private boolean maybeOurs(Change change) {
    return change instanceof Change.Create
        && outcomes.get(change) instanceof Outcome.Failed failed
        && failed.problem().code().equals(FAILURES.code(ErrorKind.CONFLICT));
  }

  private void readBack(List<Change> written, List<Change> doubtful) {
    AwsLive live;
    try {
      live = look();
    } catch (MeshException e) {
      for (Change change : written) {
        outcomes.put(change, FAILURES.of(change, e, true));
      }
      return;
    }
    for (Change change : written) {
      outcomes.put(change, seen(change, live));
    }
    for (Change change : doubtful) {
      known(live)
          .at(change.address())
          .filter(
              now -> change instanceof Change.Create c && now.owner().equals(c.desired().owner()))
          .map(now -> seen(change, live))
          .filter(seen -> seen instanceof Outcome.Done || seen instanceof Outcome.Running)
          .ifPresent(done -> outcomes.put(change, done));
    }
  }

  private Outcome seen(Change change, AwsLive live) {
    LedgeredFacts facts = known(live);
    Optional<Seen.Present> now = facts.at(change.address());
    if (facts.areAsWanted(change) && !isBusy(change, live)) {
      LOG.info("{}: {} done", change.address(), change.verb());
      return now.<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
    }
    if (isPending(change, live)
        || now.isPresent()
            && change.after().isPresent()
            && change.address().kind().equals(AwsStream.KIND)) {
      // One step after the other, and between them the service wants to be left alone.
      return new Outcome.Running(change.address().toString(), AGAIN);
    }
    return now.isEmpty()
            || change.after().isEmpty()
            || isPending(now.get().resource())
            // A configuration of a bucket takes a while to be seen everywhere.
            || change.address().kind().equals(AwsExpiry.KIND)
        ? new Outcome.NotYetVisible(soon())
        : FAILURES.readBack(change);
  }

  /** Engines look at the text of a view after the call has answered. */
  private static boolean isPending(Resource resource) {
    return AwsResource.of(resource) instanceof AwsView view && view.state().isChecked();
  }

  /** A registry may take a while to compare a version with those before. */
  private static boolean isPending(Change change, AwsLive live) {
    return change.after().isPresent()
        && AwsResource.of(change.after().get()) instanceof AwsSchema schema
        && live.streams().schema(schema).filter(GlueSchema::isPending).isPresent();
  }

  private static boolean isBusy(Change change, AwsLive live) {
    return change.after().isPresent()
        && change.address().kind().equals(AwsStream.KIND)
        && live.streams().stream(change.address().path().getFirst()).stream()
            .anyMatch(s -> !s.isActive());
  }

  private Instant soon() {
    return clock.instant().plus(VISIBLE_WITHIN);
  }
}
