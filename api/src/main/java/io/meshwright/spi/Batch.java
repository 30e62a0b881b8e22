package io.meshwright.spi;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import java.util.List;

/**
 * Changes that travel together, in order.
 *
 * @param mesh whose they are
 * @param slot how they travel
 * @param changes at least one; each comes after those it needs
 */
public record Batch(WorkspaceId mesh, Slot slot, List<Change> changes) {
  /** Copies the changes. */
  public Batch {
    changes = List.copyOf(changes);
  }
}
