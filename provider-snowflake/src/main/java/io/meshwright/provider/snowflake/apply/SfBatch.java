package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.apply.Failures;
import io.meshwright.kit.apply.LedgeredFacts;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch: look, send the statements of as many changes as a request holds, look again. Where a
 * request fails, its changes are looked at again and what is missing is sent statement by
 * statement, so that of each it is known what became of it.
 */
final class SfBatch {
  private static final Logger LOG = LoggerFactory.getLogger(SfBatch.class);
  private static final Failures FAILURES = new Failures(new SfWords());

  private final String platform;
  private final SnowflakeGateway gateway;
  private final List<Change> changes;

  /** The warehouse that questions run in. */
  private final Optional<String> home;

  /** Changes whose outcome is known without looking. */
  private final Map<Address, Outcome> ended = new TreeMap<>();

  /** Why it is not sure what became of a change. */
  private final Map<Address, MeshException> failed = new TreeMap<>();

  SfBatch(String platform, SnowflakeGateway gateway, List<Change> changes, Optional<String> home) {
    this.platform = platform;
    this.gateway = gateway;
    this.changes = changes;
    this.home = home;
  }

  /**
   * Runs it.
   *
   * @throws MeshException where it could not be asked what there is; nothing was written
   */
  List<Outcome> run() {
    SfLive live = look();
    LedgeredFacts facts = known(live);
    List<Change> open = new ArrayList<>();
    for (Change change : changes) {
      if (facts.areAsPlanned(change)) {
        open.add(change);
      } else {
        ended.put(change.address(), new Outcome.Conflict(facts.now(change.address())));
      }
    }
    write(open, new SfWriter(live, home));
    return readBack();
  }

  private SfLive look() {
    String kind = changes.getFirst().address().kind();
    List<Address> addresses = new ArrayList<>();
    for (Change change : changes) {
      addresses.add(change.address());
      if (List.of(SfView.KIND, SfDynamicTable.KIND).contains(kind)) {
        // What a view reads may be in another database.
        Stream.of(change.before(), change.after())
            .flatMap(Optional::stream)
            .forEach(r -> addresses.addAll(r.dependsOn()));
      }
    }
    return SfLive.at(platform, kind, addresses, gateway);
  }

  private static LedgeredFacts known(SfLive live) {
    return new LedgeredFacts(live.facts(), SfDatabaseRole.CLAIMS, Set.of(SfImportedDatabase.OPEN));
  }

  /** Requests of whole changes; one alone may take several. */
  private void write(List<Change> open, SfWriter writer) {
    List<Change> together = new ArrayList<>();
    List<SqlText> statements = new ArrayList<>();
    for (Change change : open) {
      List<SqlText> own = statements(change, writer);
      if (!statements.isEmpty()
          && statements.size() + own.size() > SnowflakeGateway.MAX_STATEMENTS) {
        send(together, statements);
        together.clear();
        statements.clear();
      }
      together.add(change);
      statements.addAll(own);
    }
    send(together, statements);
  }

  /** The statements of a change; a change that cannot be written has ended. */
  private List<SqlText> statements(Change change, SfWriter writer) {
    try {
      return writer.statements(change);
    } catch (MeshException e) {
      ended.put(change.address(), FAILURES.of(change, e, false));
      return List.of();
    } catch (IllegalArgumentException e) {
      // Not one that the server saw: the change cannot be written as SQL.
      MeshException refused = new MeshException(ErrorKind.USER, String.valueOf(e.getMessage()), e);
      ended.put(change.address(), FAILURES.of(change, refused, false));
      return List.of();
    }
  }

  private void send(List<Change> together, List<SqlText> statements) {
    if (statements.isEmpty()) {
      return;
    }
    try {
      for (int i = 0; i < statements.size(); i += SnowflakeGateway.MAX_STATEMENTS) {
        gateway.run(
            statements.subList(
                i, Math.min(statements.size(), i + SnowflakeGateway.MAX_STATEMENTS)));
      }
    } catch (MeshException e) {
      if (e.kind() == ErrorKind.TRANSIENT) {
        // How many took effect is seen when it is read back.
        together.forEach(c -> failed.put(c.address(), e));
      } else {
        eachByItself(List.copyOf(together), e);
      }
    }
  }

  /** What of a request took effect is not said: it is seen, and the rest is sent again. */
  private void eachByItself(List<Change> together, MeshException cause) {
    LOG.debug("a request failed; its changes are sent each by itself", cause);
    SfLive live = look();
    LedgeredFacts facts = known(live);
    SfWriter writer = new SfWriter(live, home);
    for (Change change : together) {
      if (ended.containsKey(change.address())) {
        continue;
      }
      // Of what is adopted the marker is what is wanted.
      boolean begun = facts.areAsWanted(change) && !(change instanceof Change.Adopt);
      try {
        for (SqlText statement : begun ? writer.again(change) : statements(change, writer)) {
          gateway.run(List.of(statement));
          begun = true;
        }
      } catch (MeshException e) {
        ended.put(
            change.address(), FAILURES.of(change, e, begun || e.kind() == ErrorKind.TRANSIENT));
      }
    }
  }

  private List<Outcome> readBack() {
    if (ended.size() == changes.size()) {
      return changes.stream().map(this::end).toList();
    }
    try {
      SfLive live = look();
      LedgeredFacts facts = known(live);
      settle(facts, new SfWriter(live, home));
      return changes.stream()
          .map(c -> ended.containsKey(c.address()) ? end(c) : seen(c, facts))
          .toList();
    } catch (MeshException e) {
      return changes.stream()
          .map(c -> ended.containsKey(c.address()) ? end(c) : FAILURES.of(c, e, true))
          .toList();
    }
  }

  /** What was made, and nobody knows whether all of it was sent, is finished. */
  private void settle(LedgeredFacts facts, SfWriter writer) {
    for (Change change : changes) {
      if (failed.containsKey(change.address()) && facts.areAsWanted(change)) {
        try {
          for (SqlText statement : writer.again(change)) {
            gateway.run(List.of(statement));
          }
        } catch (MeshException e) {
          ended.put(change.address(), FAILURES.of(change, e, true));
        }
      }
    }
  }

  private Outcome end(Change change) {
    return Optional.ofNullable(ended.get(change.address())).orElseThrow();
  }

  private Outcome seen(Change change, LedgeredFacts facts) {
    if (!facts.areAsWanted(change)) {
      return Optional.ofNullable(failed.get(change.address()))
          .<Outcome>map(e -> FAILURES.of(change, e, true))
          .orElseGet(() -> FAILURES.readBack(change));
    }
    LOG.info("{}: {} done", change.address(), change.verb());
    return facts.at(change.address()).<Outcome>map(Outcome.Done::new).orElseGet(Outcome.Gone::new);
  }
}
