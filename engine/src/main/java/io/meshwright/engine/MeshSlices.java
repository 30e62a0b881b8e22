package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.spi.PlatformSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cuts a mesh into the parts that land on each platform. */
final class MeshSlices {
  private MeshSlices() {}

  static PlatformSlice of(
      Mesh mesh, Platform platform, SortedMap<TableAddress, TablePolicies> tables, Instant now) {
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
        mesh.id(),
        platform,
        products,
        inputs(mesh, platform),
        mesh.principals(),
        List.copyOf(mesh.sessions().values()),
        accepted(mesh, platform, now));
  }

  /** What products read here that is placed elsewhere: on one platform nothing lies between. */
  private static List<PlatformSlice.SliceInput> inputs(Mesh mesh, Platform platform) {
    List<PlatformSlice.SliceInput> inputs = new ArrayList<>();
    for (DataProduct product : mesh.products().values()) {
      for (InputPort input : product.inputPorts()) {
        input
            .source()
            .filter(s -> input.platform().equals(Optional.of(platform.name())))
            .flatMap(s -> port(mesh, s))
            .filter(s -> !s.platform().equals(platform.name()))
            .filter(s -> s.status() != LifecycleStatus.RETIRED)
            .ifPresent(s -> inputs.add(new PlatformSlice.SliceInput(product, input, s)));
      }
    }
    return inputs;
  }

  private static Optional<OutputPort> port(Mesh mesh, PortAddress address) {
    return Optional.ofNullable(mesh.products().get(address.product())).stream()
        .flatMap(p -> p.outputPorts().stream())
        .filter(p -> p.address().equals(address))
        .findFirst();
  }

  /** Losses that are accepted on a platform and have not lapsed; the one that holds longest. */
  private static SortedMap<PolicyId, AcceptedLoss> accepted(
      Mesh mesh, Platform platform, Instant now) {
    TreeMap<PolicyId, AcceptedLoss> accepted = new TreeMap<>();
    mesh.acceptedLosses().stream()
        .filter(a -> a.platform().equals(platform.name()) && now.isBefore(a.until()))
        .forEach(
            a ->
                accepted.merge(
                    a.policy(),
                    a,
                    (one, other) -> one.until().isBefore(other.until()) ? other : one));
    return accepted;
  }
}
