package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import java.util.SortedSet;

/**
 * What to read: everything that carries the mesh's marker, and everything at or beside the wanted
 * addresses, whoever owns it.
 *
 * @param mesh whose markers count
 * @param wanted addresses that the plan is about. When premises are checked, some are only the
 *     beginning of addresses, never without a path: then everything that begins so is wanted, for
 *     example all grants on a view
 */
public record ReadScope(WorkspaceId mesh, SortedSet<Address> wanted) {
  /** Copies the addresses. */
  public ReadScope {
    wanted = Ordered.set(wanted);
  }
}
