package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftReader;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.sql.SqlText;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: look, write everything in one transaction, look again. */
final class RsBatch {
  private static final Logger LOG = LoggerFactory.getLogger(RsBatch.class);

  private final String platform;
  private final RedshiftGateway gateway;
  private final List<Change> changes;
  private final SortedSet<String> schemas;

  RsBatch(String platform, RedshiftGateway gateway, List<Change> changes) {
    this.platform = platform;
    this.gateway = gateway;
    this.changes = changes;
    TreeSet<String> names = new TreeSet<>();
    changes.forEach(c -> RedshiftReader.addSchema(c.address(), names));
    this.schemas = names;
  }

  /**
   * Runs it.
   *
   * @throws MeshException where it could not be asked what there is; nothing was written
   */
  List<Outcome> run() {
    RsLive live = look();
    List<Change> changed = new ArrayList<>(changes);
    changed.removeIf(c -> isAsPlanned(c, live));
    if (!changed.isEmpty()) {
      return each(c -> conflict(c, changed, live));
    }
    try {
      List<SqlText> statements = new RsWriter(live).statements(changes);
      if (!statements.isEmpty()) {
        gateway.run(statements);
      }
    } catch (MeshException e) {
      return each(c -> failed(c, e, e.kind() == ErrorKind.TRANSIENT));
    } catch (IllegalArgumentException e) {
      // Not one that the server saw: the change cannot be written as SQL.
      MeshException refused = new MeshException(ErrorKind.USER, String.valueOf(e.getMessage()), e);
      return each(c -> failed(c, refused, false));
    }
    return readBack();
  }

  private RsLive look() {
    return RsLive.of(platform, schemas, gateway);
  }

  private List<Outcome> each(Function<Change, Outcome> outcome) {
    return changes.stream().map(outcome).toList();
  }

  private static Outcome conflict(Change change, List<Change> changed, RsLive live) {
    Address first = changed.getFirst().address();
    if (changed.contains(change)) {
      Seen.Present now = live.facts().get(change.address());
      return new Outcome.Conflict(now == null ? new Seen.Absent(change.address()) : now);
    }
    return new Outcome.Failed(
        Problem.error(
            "redshift-conflict",
            change.address().toString(),
            "nothing was written, since " + first + " is no longer what the plan saw",
            "plan again"),
        false);
  }

  /** The ledger is no part of what a plan saw: it changes with every grant. */
  private static boolean isAsPlanned(Change change, RsLive live) {
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

  /** What it is; what it needs is told by others. */
  private static SortedMap<String, Value> withoutLedger(Resource resource) {
    TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
    attributes.remove(RsSchema.CLAIMS);
    return attributes;
  }

  private List<Outcome> readBack() {
    try {
      SortedMap<Address, Seen.Present> facts = look().facts();
      return each(c -> seen(c, Optional.ofNullable(facts.get(c.address()))));
    } catch (MeshException e) {
      return each(c -> failed(c, e, true));
    }
  }

  private static Outcome seen(Change change, Optional<Seen.Present> now) {
    Optional<SortedMap<String, Value>> wanted = change.after().map(RsBatch::withoutLedger);
    if (!now.map(n -> withoutLedger(n.resource())).equals(wanted)) {
      return new Outcome.Failed(
          Problem.error(
              "redshift-read-back",
              change.address().toString(),
              "Redshift shows something else than was written",
              "plan again to see the difference"),
          true);
    }
    LOG.info("{}: {} done", change.address(), change.verb());
    return now.<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
  }

  private static Outcome failed(Change change, MeshException e, boolean maybe) {
    return new Outcome.Failed(
        Problem.error(
            code(e.kind()),
            change.address().toString(),
            String.valueOf(e.getMessage()),
            remedy(e.kind())),
        maybe);
  }

  private static String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "redshift-user";
      case PERMISSION -> "redshift-permission";
      case CONFLICT -> "redshift-conflict";
      case TRANSIENT -> "redshift-transient";
      case INTERNAL -> "redshift-internal";
    };
  }

  private static String remedy(ErrorKind kind) {
    return switch (kind) {
      case USER -> "correct what Redshift refuses";
      case PERMISSION -> "give the deployer that right, by IAM and in the database";
      case CONFLICT -> "plan again";
      case TRANSIENT -> "run it again";
      case INTERNAL -> "report it";
    };
  }
}
