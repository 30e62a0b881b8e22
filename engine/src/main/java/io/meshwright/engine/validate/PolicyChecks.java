package io.meshwright.engine.validate;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.BreakGlass;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Policies about things that do not exist, that do not fit, or that have lapsed. */
final class PolicyChecks {
  private final Mesh mesh;
  private final Report report;
  private final Instant now;
  private final References references;
  private final TargetChecks targets;

  PolicyChecks(Mesh mesh, Report report, References references, Instant now) {
    this.mesh = mesh;
    this.report = report;
    this.references = references;
    this.now = now;
    this.targets = new TargetChecks(mesh, report, references);
  }

  void run(PolicyResolution.Resolved resolved) {
    duplicates();
    mesh.accessPolicies().forEach(this::access);
    mesh.rowPolicies().forEach(this::rows);
    mesh.maskingPolicies().forEach(this::masking);
    mesh.acceptedLosses().forEach(this::loss);
    findings(resolved);
  }

  private Stream<PolicyId> ids() {
    return Stream.of(
            mesh.accessPolicies().stream().map(AccessPolicy::id),
            mesh.maskingPolicies().stream().map(MaskingPolicy::id),
            mesh.rowPolicies().stream().map(RowPolicy::id))
        .flatMap(s -> s);
  }

  private void duplicates() {
    Set<PolicyId> seen = new HashSet<>();
    ids()
        .filter(id -> !seen.add(id))
        .forEach(
            id ->
                report.error(
                    "duplicate-policy",
                    id.value(),
                    "two policies have this id",
                    "rename one of them",
                    "policy:" + id + "#2",
                    "policy:" + id));
  }

  private void access(AccessPolicy policy) {
    principals(policy.to(), policy.id());
    policy.on().forEach(target -> targets.check(target, policy.id()));
    policy.rows().ifPresent(r -> principals(Members.of(r), policy.id()));
    breakGlass(policy);
    if (policy.lapsedAt(now)) {
      report.warning(
          "policy-lapsed",
          policy.id().value(),
          "it ended at " + policy.until().orElseThrow() + " and no longer has an effect",
          "remove it, or give it a later 'until'",
          "policy:" + policy.id());
    }
  }

  /** For an emergency: short, with a reason, and loud until it ends. */
  private void breakGlass(AccessPolicy policy) {
    if (!policy.grounds().breakGlass()) {
      return;
    }
    String key = "policy:" + policy.id();
    String id = policy.id().value();
    Instant latest = now.plus(mesh.breakGlassHours(), ChronoUnit.HOURS);
    if (policy.effect() == AccessPolicy.Effect.DENY) {
      report.error("break-glass", id, "a denial breaks no glass", "leave 'breakGlass' out", key);
    } else if (policy.grounds().reason().isBlank()) {
      report.error(
          "break-glass", id, "it is break-glass without a reason", "add 'reason: ...'", key);
    } else if (policy.until().filter(u -> !latest.isBefore(u)).isEmpty()) {
      report.error(
          "break-glass",
          id,
          "it is break-glass "
              + policy.until().map(u -> "until " + u).orElse("without an end")
              + ", and the mesh allows "
              + mesh.breakGlassHours()
              + " hours from now",
          "end it at " + latest.truncatedTo(ChronoUnit.MINUTES) + " at the latest",
          "policy-until:" + id,
          key);
    } else {
      BreakGlass.warning(policy, now).ifPresent(p -> report.add(p, key));
    }
  }

  private void rows(RowPolicy policy) {
    principals(policy.except(), policy.id());
    principals(Members.of(policy.keep()), policy.id());
    policy.on().forEach(target -> targets.check(target, policy.id()));
  }

  private void principals(Collection<PrincipalId> principals, PolicyId policy) {
    for (PrincipalId principal : principals) {
      ReferenceChecks.principal(
          mesh,
          references,
          principal,
          policy.value(),
          "policy-principal:" + policy + " " + principal,
          "policy-member:" + policy + " " + principal,
          "policy-rows:" + policy,
          "policy:" + policy);
    }
  }

  private void masking(MaskingPolicy policy) {
    principals(policy.except(), policy.id());
    switch (policy.match()) {
      case MaskingPolicy.Match.Classification(String name) -> classification(policy, name);
      case MaskingPolicy.Match.NamedColumn(PolicyTarget target, String column) -> {
        targets.check(target, policy.id());
        column(policy, target, column);
      }
    }
  }

  private void classification(MaskingPolicy policy, String name) {
    String[] keys = {"policy-match:" + policy.id(), "policy:" + policy.id()};
    Classifications known = mesh.classifications();
    if (known.declared() && !known.contains(name)) {
      references.dangling(
          "classification-name",
          name,
          known.descriptions().keySet(),
          Problem.error(
              "unknown-classification",
              policy.id().value(),
              "the classification '" + name + "' is none of the mesh's",
              Report.remedy(name, known.descriptions().keySet(), "add it to mesh.yaml")),
          keys);
      return;
    }
    references.used("classification-name", name);
    boolean matches =
        mesh.ports().stream()
            .anyMatch(
                port ->
                    port.contract().tables().stream()
                        .anyMatch(table -> matches(port, table, name)));
    if (!matches) {
      report.warning(
          "policy-without-effect",
          policy.id().value(),
          "no column has the classification '" + name + "'",
          Report.remedy(
              name, known.descriptions().keySet(), "classify the columns it is meant for"),
          keys);
    }
  }

  private boolean matches(OutputPort port, TableSchema table, String name) {
    TableAddress address = new TableAddress(port.address(), table.name());
    return table.columns().stream()
        .flatMap(c -> InheritedClassifications.of(mesh, address, c).stream())
        .anyMatch(c -> Classifications.isWithin(c, name));
  }

  /** A mask by name has to find its column in every version that it reaches, or one stays raw. */
  private void column(MaskingPolicy policy, PolicyTarget target, String column) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> without = new LinkedHashSet<>();
    boolean found = false;
    for (OutputPort port : ports(target)) {
      List<TableSchema> tables =
          port.contract().tables().stream()
              .filter(t -> target.covers(new TableAddress(port.address(), t.name())))
              .toList();
      tables.forEach(t -> names.addAll(t.columnNames()));
      boolean here = tables.stream().anyMatch(t -> t.column(column).isPresent());
      found |= here;
      if (!here && !tables.isEmpty() && port.status() != LifecycleStatus.RETIRED) {
        without.add(port.address().toString());
      }
    }
    if (names.isEmpty() || without.isEmpty()) {
      return;
    }
    report.error(
        "unknown-column",
        policy.id().value(),
        "there is no column '" + column + "' in " + String.join(", ", without),
        found
            ? "where it was renamed mask the new name too, and name the version here, as in port@1"
            : Report.remedy(column, names, "name one that exists"),
        "policy-match:" + policy.id(),
        "policy:" + policy.id());
  }

  private List<OutputPort> ports(PolicyTarget target) {
    DataProduct product = mesh.products().get(target.product());
    return product == null ? List.of() : product.outputPorts();
  }

  private void loss(AcceptedLoss loss) {
    String key = "loss:" + loss.policy() + " " + loss.platform();
    if (ids().noneMatch(loss.policy()::equals)) {
      report.error(
          "unknown-policy",
          loss.policy().value(),
          "a loss is accepted for a policy that does not exist",
          Report.remedy(loss.policy().value(), ids().toList(), "name one that exists"),
          key);
    }
    if (!now.isBefore(loss.until())) {
      report.warning(
          "loss-lapsed",
          loss.policy().value(),
          "its loss on " + loss.platform() + " was accepted until " + loss.until(),
          "decide anew, or remove the entry",
          key);
    }
  }

  /** The column of a grant's selection that a finding is about; empty where it is the filter. */
  private Optional<String> selected(PolicyResolution.Finding finding) {
    return mesh.accessPolicies().stream()
        .filter(p -> p.id().equals(finding.policy()))
        .flatMap(p -> p.columns().mentioned().stream())
        .filter(c -> finding.what().startsWith("there is no column '" + c + "';"))
        .findFirst();
  }

  private void findings(PolicyResolution.Resolved resolved) {
    for (PolicyResolution.Finding finding : resolved.findings()) {
      TablePolicies table = resolved.tables().get(finding.table());
      report.error(
          "policy-misfit",
          finding.policy() + " on " + finding.table(),
          finding.what(),
          table == null ? "" : Report.meantColumn(finding.what(), table.schema().columnNames()),
          "policy-operand:" + finding.policy() + " " + finding.operand().orElse(-1),
          selected(finding)
              .map(column -> "policy-column:" + finding.policy() + " " + column)
              .orElse("policy-rows:" + finding.policy()),
          "policy-match:" + finding.policy(),
          "policy:" + finding.policy());
    }
  }
}
