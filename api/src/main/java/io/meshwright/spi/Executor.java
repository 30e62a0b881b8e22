package io.meshwright.spi;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.ResourceState;
import java.util.List;
import java.util.SortedSet;

/** Carries out changes. Never retries: only the engine does. */
public interface Executor {
  /**
   * Takes the right to write, held by one run at a time.
   *
   * @throws io.meshwright.api.problem.MeshException of kind CONFLICT where another run holds it
   */
  Lease acquire(WorkspaceId mesh);

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

  /**
   * What a change costs and loses, and whether it can be done at all; pure.
   *
   * @param live what the platform shows, foreign objects included
   */
  Assessment assess(Change change, ResourceState live);

  /**
   * Asks calls under way to end soon, from another thread; each still answers. Harmless where
   * nothing is under way.
   */
  void cancel();

  /**
   * The rights that a change needs, those to read what the plan is about and to take the right to
   * write included; pure.
   */
  SortedSet<Permission> permissions(Change change);

  /**
   * Rights as the platform's administrators write them, for example a policy of IAM; pure.
   *
   * @param permissions at least one
   */
  default String document(SortedSet<Permission> permissions) {
    StringBuilder lines = new StringBuilder();
    permissions.forEach(p -> lines.append(p.action()).append(' ').append(p.on()).append('\n'));
    return lines.toString();
  }
}
