package io.meshwright.engine.validate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.problem.Problem;
import java.util.List;

/** Targets of policies. */
final class TargetChecks {
  private final Mesh mesh;
  private final Report report;
  private final References references;

  TargetChecks(Mesh mesh, Report report, References references) {
    this.mesh = mesh;
    this.report = report;
    this.references = references;
  }

  /** Says which part of a target does not exist. */
  void check(PolicyTarget target, PolicyId policy) {
    String[] keys = {
      "policy-target:" + policy + " " + target, "policy-match:" + policy, "policy:" + policy
    };
    DataProduct product = mesh.products().get(target.product());
    if (product == null) {
      report.error(
          "unknown-product",
          policy.value(),
          "there is no product '" + target.product() + "'",
          Report.remedy(
              target.product().toString(), mesh.products().keySet(), "name one that exists"),
          keys);
      return;
    }
    List<OutputPort> ports =
        product.outputPorts().stream()
            .filter(p -> target.port().map(p.address().port()::equals).orElse(true))
            .toList();
    List<String> names =
        product.outputPorts().stream().map(p -> p.address().port()).distinct().toList();
    if (ports.isEmpty()) {
      String wrong = target.port().orElse("");
      references.dangling(
          "port-name",
          target.product() + "." + wrong,
          names.stream().map(n -> target.product() + "." + n).toList(),
          Problem.error(
              "unknown-port",
              policy.value(),
              wrong.isEmpty()
                  ? "the product '" + target.product() + "' has no output port"
                  : "there is no output port '" + wrong + "' in " + target.product(),
              Report.remedy(wrong, names, "name one that exists")),
          keys);
      return;
    }
    target.port().ifPresent(p -> references.used("port-name", target.product() + "." + p));
    versionAndTable(target, ports, policy, keys);
  }

  private void versionAndTable(
      PolicyTarget target, List<OutputPort> ports, PolicyId policy, String... keys) {
    List<OutputPort> ofVersion =
        ports.stream()
            .filter(
                p -> target.major().isEmpty() || target.major().getAsInt() == p.address().major())
            .toList();
    if (ofVersion.isEmpty()) {
      report.error(
          "unknown-version",
          policy.value(),
          "there is no major version "
              + target.major().orElse(0)
              + " of "
              + target.product()
              + "."
              + target.port().orElse(""),
          Report.remedy(
              "", ports.stream().map(OutputPort::address).toList(), "name one that exists"),
          keys);
      return;
    }
    table(target, ofVersion, policy, keys);
  }

  private void table(
      PolicyTarget target, List<OutputPort> ofVersion, PolicyId policy, String... keys) {
    List<TableAddress> tables = ofVersion.stream().flatMap(p -> p.tables().stream()).toList();
    if (tables.stream().noneMatch(target::covers)) {
      report.error(
          "unknown-table",
          policy.value(),
          "there is no table '"
              + target.table().orElse("")
              + "' in "
              + target.product()
              + "."
              + target.port().orElse(""),
          Report.remedy(
              target.table().orElse(""),
              tables.stream().map(TableAddress::table).distinct().toList(),
              "name one that exists"),
          keys);
    } else if (ofVersion.stream().allMatch(p -> p.status() == LifecycleStatus.RETIRED)) {
      report.warning(
          "policy-without-effect",
          policy.value(),
          "everything that it is about is retired",
          "remove it",
          keys);
    }
  }
}
