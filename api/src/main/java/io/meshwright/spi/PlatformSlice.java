package io.meshwright.spi;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.TablePolicies;
import java.util.List;
import java.util.SortedMap;

/**
 * The part of a mesh that lands on one platform, with policies matched and bound.
 *
 * @param mesh whose it is
 * @param platform the platform
 * @param products products with a port here, in order of address
 * @param principals every principal of the mesh
 * @param sessions declared sessions, in order of id
 */
public record PlatformSlice(
    WorkspaceId mesh,
    Platform platform,
    List<SliceProduct> products,
    SortedMap<PrincipalId, Principal> principals,
    List<DeclaredSession> sessions) {
  /** Copies the collections. */
  public PlatformSlice {
    products = List.copyOf(products);
    principals = Ordered.map(principals);
    sessions = List.copyOf(sessions);
  }

  /**
   * A product and those of its ports that are placed here and not retired.
   *
   * @param product the product
   * @param ports its ports here
   */
  public record SliceProduct(DataProduct product, List<SlicePort> ports) {
    /** Copies the ports. */
    public SliceProduct {
      ports = List.copyOf(ports);
    }
  }

  /**
   * A port and what policies say about each of its tables, in contract order.
   *
   * @param port the port
   * @param tables its tables
   */
  public record SlicePort(OutputPort port, List<TablePolicies> tables) {
    /** Copies the tables. */
    public SlicePort {
      tables = List.copyOf(tables);
    }
  }
}
