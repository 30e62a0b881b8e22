package io.meshwright.spi;

import io.meshwright.api.name.MeshId;
import io.meshwright.api.plan.Change;
import java.util.List;
import java.util.SortedSet;

/** Carries out changes. Never retries: only the engine does. */
public interface Executor {
  /**
   * Takes the right to write, held by one run at a time.
   *
   * @throws io.meshwright.api.problem.MeshException of kind CONFLICT where another run holds it
   */
  Lease acquire(MeshId mesh);

  /** How a change travels; pure. */
  Slot slot(Change change);

  /**
   * Carries out a batch, having checked that each change's live fact is still what the plan saw.
   * Success is a read-back.
   *
   * @return one outcome per change, in order
   */
  List<Outcome> execute(Batch batch);

  /** What became of an operation that was still running. */
  Outcome poll(String operation);

  /** The rights that a change needs; pure. */
  SortedSet<Permission> permissions(Change change);
}
