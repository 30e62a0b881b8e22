package io.meshwright.engine.proof;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.Prober;
import io.meshwright.spi.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Proves the tables of one platform. */
public final class Proof {
  private final Prober prober;
  private final int limit;
  private final Instant now;
  private final Set<SessionId> refused = new TreeSet<>();
  private final SortedSet<TableAddress> unread = new TreeSet<>();

  /**
   * A proof.
   *
   * @param limit most rows of a table that are compared
   * @param now the instant at which the reference evaluates expiry
   */
  public Proof(Prober prober, int limit, Instant now) {
    this.prober = prober;
    this.limit = limit;
    this.now = now;
  }

  /**
   * Compares every session on one table.
   *
   * @param closed whether the table is closed, since a policy cannot be kept there: then nobody but
   *     the producer may see anything
   */
  public List<ProofItem> prove(
      OutputPort port,
      TablePolicies policies,
      boolean closed,
      Collection<DeclaredSession> sessions) {
    TableSchema schema = policies.schema();
    TableRows raw;
    try {
      raw = prober.raw(port, schema, limit);
    } catch (MeshException e) {
      String why = String.valueOf(e.getMessage());
      unread.add(policies.table());
      return sessions.stream().map(s -> unverifiable(s, policies.table(), 0, why)).toList();
    }
    AccessRules rules = ReferenceSemantics.rules(closed ? policies.withoutGrants() : policies);
    List<ProofItem> items = new ArrayList<>();
    for (DeclaredSession session : sessions) {
      if (raw.rows().size() > limit) {
        items.add(
            unverifiable(
                session,
                policies.table(),
                raw.rows().size(),
                "the table has more than " + limit + " rows"));
        continue;
      }
      items.add(compared(port, policies, session, rules, raw));
    }
    return List.copyOf(items);
  }

  /** Tables that the platform's own login could not read. */
  public SortedSet<TableAddress> unread() {
    return Ordered.set(unread);
  }

  /** Sessions whose login was refused. */
  public SortedSet<SessionId> refused() {
    return Ordered.set(refused);
  }

  /** A login that is refused is not there, or not yet: then there is nothing to compare. */
  private ProofItem compared(
      OutputPort port,
      TablePolicies policies,
      DeclaredSession session,
      AccessRules rules,
      TableRows raw) {
    Optional<TableRows> read;
    try {
      read = prober.as(session, port, policies.schema(), limit);
    } catch (MeshException e) {
      if (e.kind() != ErrorKind.PERMISSION) {
        throw e;
      }
      refused.add(session.session().id());
      return unverifiable(
          session, policies.table(), raw.rows().size(), String.valueOf(e.getMessage()));
    }
    if (read.isEmpty()) {
      return unverifiable(
          session,
          policies.table(),
          raw.rows().size(),
          "there is no login for the session; declare one under logins");
    }
    return TableProof.compare(
        policies.table(),
        policies.schema(),
        rules,
        new Evaluator(session.session(), now),
        raw,
        read.get());
  }

  private static ProofItem unverifiable(
      DeclaredSession session, TableAddress table, long rows, String why) {
    return new ProofItem(
        session.session().id(),
        table,
        ProofItem.Status.UNVERIFIABLE,
        rows,
        0,
        List.of(),
        List.of("session " + session.session().id() + ", table " + table + ": " + why));
  }
}
