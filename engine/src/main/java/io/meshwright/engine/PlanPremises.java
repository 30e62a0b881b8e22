package io.meshwright.engine;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.premise.PremiseFacts;
import io.meshwright.engine.premise.Relied;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import java.util.Collection;
import java.util.SortedSet;

/** Reads what a plan relies on: when it is made, and again before it is applied. */
final class PlanPremises {
  private final WorkspaceId mesh;
  private final Reader reader;
  private final Relied relied;

  PlanPremises(WorkspaceId mesh, Reader reader, Relied relied) {
    this.mesh = mesh;
    this.reader = reader;
    this.relied = relied;
  }

  /**
   * The premises of a plan. What a reader shows depends on what it is asked for, and an apply asks
   * for what the premises are about only; so that is asked here too.
   *
   * @param scope what the plan was made of
   * @param live what that showed
   */
  SortedSet<Premise> of(ReadScope scope, Collection<Seen> live) {
    PremiseFacts planned = new PremiseFacts(relied);
    live.forEach(planned::add);
    return PremiseFacts.agreed(planned, now(), () -> read(scope)).premises();
  }

  /** The facts as they are now. */
  PremiseFacts now() {
    return read(new ReadScope(mesh, relied.wanted()));
  }

  private PremiseFacts read(ReadScope scope) {
    PremiseFacts facts = new PremiseFacts(relied);
    reader.read(scope, facts::add);
    return facts;
  }
}
