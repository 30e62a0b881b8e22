package io.meshwright.provider.aws.redshift.apply;

import static java.util.stream.Collectors.toSet;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.Failures;
import io.meshwright.kit.apply.LedgeredFacts;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftReader;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch: look, write everything, in one transaction where it fits, look again. */
final class RsBatch {
  private static final Logger LOG = LoggerFactory.getLogger(RsBatch.class);

  private static final Failures FAILURES = new Failures(new RsWords());

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
    changed.removeIf(c -> isAsPlanned(c, known(live)));
    if (!changed.isEmpty()) {
      return each(c -> conflict(c, changed, known(live)));
    }
    try {
      new RsWriter(live).transactions(changes).forEach(gateway::run);
      ShareAuthorisations authorisations = new ShareAuthorisations(live, gateway.dataShares());
      changes.stream().filter(ShareAuthorisations::isOne).forEach(authorisations::write);
    } catch (MeshException e) {
      return each(c -> FAILURES.of(c, e, e.kind() == ErrorKind.TRANSIENT));
    } catch (IllegalArgumentException e) {
      // Not one that the server saw: the change cannot be written as SQL.
      MeshException refused = new MeshException(ErrorKind.USER, String.valueOf(e.getMessage()), e);
      return each(c -> FAILURES.of(c, refused, false));
    }
    return readBack();
  }

  /**
   * An authorisation is shown where there is a use, and is whose that is: one that was left over,
   * or whose use was taken over in this run, is there by now as it should be.
   */
  private static boolean isAsPlanned(Change change, LedgeredFacts facts) {
    return facts.areAsPlanned(change)
        || ShareAuthorisations.isOne(change)
            && change.after().isPresent()
            && facts.areAsWanted(change);
  }

  private RsLive look() {
    Set<String> kinds = changes.stream().map(c -> c.address().kind()).collect(toSet());
    return kinds.size() == 1
        ? RsLive.ofKind(platform, kinds.iterator().next(), schemas, gateway)
        : RsLive.of(platform, schemas, gateway);
  }

  private List<Outcome> each(Function<Change, Outcome> outcome) {
    return changes.stream().map(outcome).toList();
  }

  private static LedgeredFacts known(RsLive live) {
    return new LedgeredFacts(live.facts(), RsSchema.CLAIMS);
  }

  private static Outcome conflict(Change change, List<Change> changed, LedgeredFacts facts) {
    return changed.contains(change)
        ? new Outcome.Conflict(facts.now(change.address()))
        : FAILURES.notBegun(change, changed.getFirst());
  }

  private List<Outcome> readBack() {
    try {
      LedgeredFacts facts = known(look());
      return each(c -> seen(c, facts));
    } catch (MeshException e) {
      return each(c -> FAILURES.of(c, e, true));
    }
  }

  private static Outcome seen(Change change, LedgeredFacts facts) {
    if (!facts.areAsWanted(change)) {
      return FAILURES.readBack(change);
    }
    LOG.info("{}: {} done", change.address(), change.verb());
    return facts.at(change.address()).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
  }
}
