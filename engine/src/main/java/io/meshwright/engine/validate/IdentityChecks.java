package io.meshwright.engine.validate;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.TablePolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Principals that are used on a platform which has to know them already, and does not. */
final class IdentityChecks {
  private final Mesh mesh;
  private final Report report;

  IdentityChecks(Mesh mesh, Report report) {
    this.mesh = mesh;
    this.report = report;
  }

  void run(PolicyResolution.Resolved resolved) {
    Map<PlatformName, Set<PrincipalId>> used = new TreeMap<>();
    for (TablePolicies table : resolved.tables().values()) {
      Optional<OutputPort> port = mesh.port(table.table().port());
      port.ifPresent(
          p -> used.computeIfAbsent(p.platform(), k -> new TreeSet<>()).addAll(principals(table)));
    }
    used.forEach(this::check);
  }

  private static Set<PrincipalId> principals(TablePolicies table) {
    Set<PrincipalId> principals = new TreeSet<>();
    table
        .grants()
        .forEach(
            g -> {
              principals.addAll(g.to());
              principals.addAll(Members.of(g.rows()));
            });
    table
        .denials()
        .forEach(
            d -> {
              principals.addAll(d.to());
              principals.addAll(Members.of(d.rows()));
            });
    table
        .rowPolicies()
        .forEach(
            k -> {
              principals.addAll(k.except());
              principals.addAll(Members.of(k.keep()));
            });
    table.masks().values().stream()
        .flatMap(List::stream)
        .forEach(m -> principals.addAll(m.except()));
    table.producer().ifPresent(principals::add);
    return principals;
  }

  private void check(PlatformName name, Set<PrincipalId> principals) {
    Platform platform = mesh.platforms().get(name);
    if (platform == null || !"server".equals(platform.settings().get("mode"))) {
      return;
    }
    for (PrincipalId id : principals) {
      Principal principal = mesh.principals().get(id);
      if (principal != null && principal.on(name).isEmpty()) {
        report.error(
            "unmapped-principal",
            id.toString(),
            "it is used on '" + name + "' and has no identity there",
            "add 'identities: {" + name + ": ...}'",
            "principal:" + id);
      }
    }
  }
}
