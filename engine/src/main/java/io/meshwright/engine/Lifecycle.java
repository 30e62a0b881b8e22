package io.meshwright.engine;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a plan says about ports whose end is announced, and about those that have ended. */
final class Lifecycle {
  private final Mesh mesh;
  private final Platform platform;

  Lifecycle(Mesh mesh, Platform platform) {
    this.mesh = mesh;
    this.platform = platform;
  }

  /** Deprecated ports, and who still reads them. */
  List<Problem> deprecations(PlatformSlice slice) {
    List<Problem> problems = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (port.port().status() == LifecycleStatus.DEPRECATED) {
          problems.add(deprecation(port));
        }
      }
    }
    return problems;
  }

  private Problem deprecation(PlatformSlice.SlicePort port) {
    TreeSet<String> policies = new TreeSet<>();
    TreeSet<PrincipalId> readers = new TreeSet<>();
    for (TablePolicies table : port.tables()) {
      for (TablePolicies.Grant grant : table.grants()) {
        if (grant.privileges().contains(Privilege.READ)
            || grant.privileges().contains(Privilege.MANAGE)) {
          policies.add(grant.policy().value());
          readers.addAll(grant.to());
        }
      }
    }
    String subject = port.port().address().toString();
    if (policies.isEmpty()) {
      return finding(
          Severity.INFO,
          "deprecated-port",
          subject,
          "is deprecated, and no policy lets anybody read it any more",
          "it can be retired: set the status of its contract to retired");
    }
    return finding(
        Severity.WARNING,
        "deprecated-port",
        subject,
        "is deprecated and still read through %s (%s)%s"
            .formatted(
                counted(policies.size(), "grant"), String.join(", ", policies), sessions(readers)),
        "move them to its successor, then take the grants away and retire it");
  }

  private String sessions(Set<PrincipalId> readers) {
    List<String> sessions =
        mesh.sessions().values().stream()
            .filter(s -> !Collections.disjoint(s.session().principals(), readers))
            .map(s -> s.session().id().value())
            .toList();
    return sessions.isEmpty()
        ? ""
        : " by %s (%s)"
            .formatted(counted(sessions.size(), "declared session"), String.join(", ", sessions));
  }

  /** Retired ports that are still there, and go with this plan. */
  List<Problem> retirements(Translator translator, List<Change> changes) {
    Set<Address> going =
        changes.stream()
            .filter(c -> c instanceof Change.Delete)
            .map(Change::address)
            .collect(Collectors.toSet());
    List<Problem> problems = new ArrayList<>();
    for (Map.Entry<PortAddress, PortLocator> port : translator.locate(retired()).entrySet()) {
      if (!Collections.disjoint(port.getValue().tables().values(), going)) {
        problems.add(
            finding(
                Severity.INFO,
                "retired-port",
                port.getKey().toString(),
                "is retired: it is closed first, then dropped with its data",
                ""));
      }
    }
    return problems;
  }

  private PlatformSlice retired() {
    List<PlatformSlice.SliceProduct> products =
        mesh.products().values().stream()
            .map(
                product ->
                    new PlatformSlice.SliceProduct(
                        product,
                        product.outputPorts().stream()
                            .filter(this::isRetiredHere)
                            .map(p -> new PlatformSlice.SlicePort(p, List.of()))
                            .toList()))
            .filter(p -> !p.ports().isEmpty())
            .toList();
    return new PlatformSlice(mesh.id(), platform, products, mesh.principals(), List.of());
  }

  private boolean isRetiredHere(OutputPort port) {
    return port.status() == LifecycleStatus.RETIRED && port.platform().equals(platform.name());
  }

  private static String counted(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static Problem finding(
      Severity severity, String code, String subject, String what, String remedy) {
    return new Problem(code, severity, Optional.empty(), subject, what, remedy);
  }
}
