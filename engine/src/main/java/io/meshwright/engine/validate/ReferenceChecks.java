package io.meshwright.engine.validate;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import java.util.List;

/** Names of platforms, principals, domains and ports that do not exist. */
final class ReferenceChecks {
  private final Mesh mesh;
  private final Report report;
  private final References references;

  ReferenceChecks(Mesh mesh, Report report, References references) {
    this.mesh = mesh;
    this.report = report;
    this.references = references;
  }

  void run() {
    for (Domain domain : mesh.domains().values()) {
      platform(
          domain.platform(),
          domain.name().value(),
          "domain-platform:" + domain.name(),
          "domain:" + domain.name());
      approvals(domain);
    }
    mesh.principals().values().forEach(this::identities);
    new NestingChecks(mesh, report, references).run();
    mesh.sessions().values().forEach(this::session);
    mesh.products().values().forEach(this::product);
    for (AcceptedLoss loss : mesh.acceptedLosses()) {
      platform(
          loss.platform(), loss.policy().value(), "loss:" + loss.policy() + " " + loss.platform());
    }
  }

  private void approvals(Domain domain) {
    List<PolicyId> grants = mesh.accessPolicies().stream().map(AccessPolicy::id).toList();
    domain.approves().stream()
        .filter(id -> !grants.contains(id))
        .forEach(
            id ->
                report.error(
                    "unknown-policy",
                    domain.name().value(),
                    "it approves '" + id + "', which is no access policy",
                    Report.remedy(id.value(), grants, "name one that exists"),
                    "domain-approves:" + domain.name() + " " + id,
                    "domain:" + domain.name()));
  }

  private void platform(PlatformName platform, String subject, String... keys) {
    if (mesh.platforms().containsKey(platform)) {
      references.used("platform", platform.value());
      return;
    }
    references.dangling(
        "platform",
        platform.value(),
        mesh.platforms().keySet(),
        Problem.error(
            "unknown-platform",
            subject,
            "there is no platform '" + platform + "'",
            Report.remedy(platform.value(), mesh.platforms().keySet(), "add it to the mesh")),
        keys);
  }

  private void principal(PrincipalId principal, String subject, String... keys) {
    principal(mesh, references, principal, subject, keys);
  }

  static void principal(
      Mesh mesh, References references, PrincipalId principal, String subject, String... keys) {
    if (mesh.principals().containsKey(principal)) {
      references.used("principal", principal.toString());
      return;
    }
    references.dangling(
        "principal",
        principal.toString(),
        mesh.principals().keySet(),
        Problem.error(
            "unknown-principal",
            subject,
            "there is no principal '" + principal + "'",
            Report.remedy(
                principal.toString(),
                mesh.principals().keySet(),
                "add it to 'principals' in mesh.yaml")),
        keys);
  }

  /** A port's name without its version. */
  static String name(PortAddress port) {
    return port.product() + "." + port.port();
  }

  /** Notes a reference to a port that does not exist, or not in that version. */
  static void port(
      Mesh mesh, References references, PortAddress port, Problem problem, String... keys) {
    List<String> names = mesh.ports().stream().map(p -> name(p.address())).distinct().toList();
    boolean otherVersion = names.contains(name(port));
    references.dangling(
        "port-name", otherVersion ? port.toString() : name(port), names, problem, keys);
  }

  private void identities(Principal principal) {
    for (PlatformName platform : principal.identities().keySet()) {
      platform(
          platform,
          principal.id().toString(),
          "principal-platform:" + principal.id() + " " + platform,
          "principal:" + principal.id());
    }
  }

  private void session(DeclaredSession declared) {
    String id = declared.session().id().value();
    for (PrincipalId principal : declared.session().held()) {
      principal(principal, id, "session-principal:" + id + " " + principal, "session:" + id);
    }
    declared
        .logins()
        .forEach(
            login ->
                platform(
                    login.platform(),
                    id,
                    "session-platform:" + id + " " + login.platform(),
                    "session:" + id));
  }

  private void product(DataProduct product) {
    ProductAddress address = product.address();
    String place = "product:" + address;
    if (!mesh.domains().containsKey(address.domain())) {
      report.error(
          "unknown-domain",
          address.toString(),
          "there is no domain '" + address.domain() + "'",
          Report.remedy(address.domain().value(), mesh.domains().keySet(), "add it"),
          place);
    }
    for (OutputPort port : product.outputPorts()) {
      platform(
          port.platform(),
          port.address().toString(),
          "port-platform:" + port.address(),
          "port:" + port.address());
    }
    product
        .producer()
        .ifPresent(p -> principal(p, address.toString(), "producer:" + address, place));
    product.inputPorts().forEach(input -> input(product, input));
    product.pipelines().forEach(pipeline -> pipeline(product, pipeline));
  }

  private void input(DataProduct product, InputPort input) {
    String subject = product.address() + " " + input.name();
    String place = "input:" + subject;
    input.platform().ifPresent(p -> platform(p, subject, place));
    if (input.source().isEmpty()) {
      report.warning(
          "outside-mesh",
          subject,
          "no output port of the mesh has the contract '" + input.contractId() + "'",
          "name the port under 'inputs' in product.yaml; without it nothing is provisioned for it",
          place);
    } else if (mesh.port(input.source().get()).isEmpty()) {
      Problem problem =
          Problem.error(
              "unknown-port",
              subject,
              "there is no output port '" + input.source().get() + "'",
              Report.remedy(
                  input.source().get().toString(),
                  mesh.ports().stream().map(OutputPort::address).toList(),
                  "name one that exists"));
      port(mesh, references, input.source().get(), problem, "input-source:" + subject, place);
    } else {
      references.used("port-name", name(input.source().get()));
    }
  }

  private void pipeline(DataProduct product, Pipeline pipeline) {
    List<String> inputs = product.inputPorts().stream().map(InputPort::name).toList();
    List<String> outputs =
        product.outputPorts().stream().map(p -> p.address().port()).distinct().toList();
    String subject = product.address() + " pipeline " + pipeline.name();
    for (String input : pipeline.inputs()) {
      if (!inputs.contains(input)) {
        report.error(
            "unknown-input",
            subject,
            "there is no input port '" + input + "'",
            Report.remedy(input, inputs, "name an input port of the product"),
            "pipeline:" + product.address() + " " + pipeline.name() + " " + input,
            "product:" + product.address());
      }
    }
    for (String output : pipeline.outputs()) {
      if (!outputs.contains(output)) {
        report.error(
            "unknown-port",
            subject,
            "there is no output port '" + output + "'",
            Report.remedy(output, outputs, "name an output port of the product"),
            "pipeline:" + product.address() + " " + pipeline.name() + " " + output,
            "product:" + product.address());
      }
    }
  }
}
