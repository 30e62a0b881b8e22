package io.meshwright.engine.proof;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.Prober;
import io.meshwright.spi.TableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Proves the tables of one platform. */
public final class Proof {
  private final Prober prober;
  private final int limit;
  private final Instant now;

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

  /** Compares every session on one table. */
  public List<ProofItem> prove(
      OutputPort port, TablePolicies policies, Collection<DeclaredSession> sessions) {
    List<ProofItem> items = new ArrayList<>();
    TableSchema schema = policies.schema();
    TableRows raw = prober.raw(port, schema, limit);
    AccessRules rules = ReferenceSemantics.rules(policies);
    for (DeclaredSession session : sessions) {
      if (raw.rows().size() > limit) {
        items.add(
            unverifiable(
                session, policies.table(), raw, "the table has more than " + limit + " rows"));
        continue;
      }
      Optional<TableRows> read = prober.as(session, port, schema, limit);
      items.add(
          read.map(
                  rows ->
                      TableProof.compare(
                          policies.table(),
                          schema,
                          rules,
                          new Evaluator(session.session(), now),
                          raw,
                          rows))
              .orElseGet(
                  () ->
                      unverifiable(
                          session,
                          policies.table(),
                          raw,
                          "there is no login for the session; declare one under logins")));
    }
    return List.copyOf(items);
  }

  private static ProofItem unverifiable(
      DeclaredSession session, TableAddress table, TableRows raw, String why) {
    return new ProofItem(
        session.session().id(),
        table,
        ProofItem.Status.UNVERIFIABLE,
        raw.rows().size(),
        0,
        List.of(),
        List.of("session " + session.session().id() + ", table " + table + ": " + why));
  }
}
