package io.meshwright.engine;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/** Cuts a mesh into the parts that land on each platform. */
final class MeshSlices {
  private MeshSlices() {}

  static PlatformSlice of(
      Mesh mesh, Platform platform, SortedMap<TableAddress, TablePolicies> tables) {
    List<PlatformSlice.SliceProduct> products = new ArrayList<>();
    for (DataProduct product : mesh.products().values()) {
      List<PlatformSlice.SlicePort> ports = new ArrayList<>();
      for (OutputPort port : product.outputPorts()) {
        if (port.platform().equals(platform.name()) && port.status() != LifecycleStatus.RETIRED) {
          ports.add(
              new PlatformSlice.SlicePort(
                  port,
                  port.tables().stream().map(t -> Objects.requireNonNull(tables.get(t))).toList()));
        }
      }
      if (!ports.isEmpty()) {
        products.add(new PlatformSlice.SliceProduct(product, ports));
      }
    }
    return new PlatformSlice(
        mesh.id(), platform, products, mesh.principals(), List.copyOf(mesh.sessions().values()));
  }
}
