package io.meshwright.engine.validate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Nesting;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.PrincipalId;
import java.util.List;

/** Groups within groups that cannot be: circles, members of what is no group, shared producers. */
final class NestingChecks {
  private final Mesh mesh;
  private final Report report;
  private final References references;
  private final Nesting nesting;

  NestingChecks(Mesh mesh, Report report, References references) {
    this.mesh = mesh;
    this.report = report;
    this.references = references;
    this.nesting = Nesting.of(mesh);
  }

  void run() {
    mesh.principals().values().forEach(this::within);
    nesting.circular().ifPresent(this::circle);
    mesh.products().values().forEach(this::producer);
  }

  private void within(Principal principal) {
    for (PrincipalId group : principal.within()) {
      String[] places = {
        "principal-within:" + principal.id() + " " + group, "principal:" + principal.id()
      };
      ReferenceChecks.principal(mesh, references, group, principal.id().toString(), places);
      if (group.kind() != PrincipalId.Kind.GROUP) {
        report.error(
            "not-a-group",
            principal.id().toString(),
            "it is within '" + group + "', which is no group",
            "only groups have members; name a group",
            places);
      }
    }
  }

  private void circle(PrincipalId principal) {
    report.error(
        "principal-circle",
        principal.toString(),
        "it is within itself, by way of the groups around it",
        "take one 'within' out of the circle",
        "principal:" + principal);
  }

  /** Who fills a table sees all of it, so that has to be one identity, named where it is. */
  private void producer(DataProduct product) {
    List<PrincipalId> members =
        product.producer().stream()
            .flatMap(p -> nesting.withMembers(List.of(p)).stream().filter(m -> !m.equals(p)))
            .toList();
    if (!members.isEmpty()) {
      report.error(
          "producer-with-members",
          product.address().toString(),
          "its producer has members, " + members.getFirst() + " among them",
          "name the identity that fills the product, not a group of several",
          "producer:" + product.address(),
          "product:" + product.address());
    }
  }
}
