package io.meshwright.engine;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two meshes do not have in common, but for files of origin and the spelling of filters: those
 * are compared in normal form.
 */
final class MeshComparison {
  private MeshComparison() {}

  /** A finding for each part that is in one of the two only, or not the same in both. */
  static List<Problem> differences(Mesh wantedAsIs, Mesh foundAsIs) {
    Mesh wanted = neutral(wantedAsIs);
    Mesh found = neutral(foundAsIs);
    if (wanted.equals(found)) {
      return List.of();
    }
    Map<String, Object> left = parts(wanted);
    Map<String, Object> right = parts(found);
    Set<String> subjects = new TreeSet<>(left.keySet());
    subjects.addAll(right.keySet());
    List<Problem> problems = new ArrayList<>();
    for (String subject : subjects) {
      if (!Objects.equals(left.get(subject), right.get(subject))) {
        problems.add(
            Problem.error(
                "differs",
                subject,
                right.containsKey(subject)
                    ? "it is read back as something else"
                    : "it is not read back",
                "build it as a workspace could describe it"));
      }
    }
    if (problems.isEmpty()) {
      problems.add(
          Problem.error(
              "differs", "the mesh", "it is read back as something else", "compare the two"));
    }
    return problems;
  }

  private static Mesh neutral(Mesh mesh) {
    TreeMap<ProductAddress, DataProduct> products = new TreeMap<>();
    mesh.products().forEach((address, product) -> products.put(address, neutral(product)));
    return new Mesh(
        mesh.id(),
        mesh.platforms(),
        mesh.principals(),
        mesh.sessions(),
        mesh.classifications(),
        mesh.domains(),
        products,
        mesh.accessPolicies().stream().map(MeshComparison::neutral).toList(),
        mesh.maskingPolicies(),
        mesh.rowPolicies().stream().map(MeshComparison::neutral).toList(),
        mesh.acceptedLosses(),
        mesh.governance(),
        mesh.breakGlassHours());
  }

  private static Map<String, Object> parts(Mesh mesh) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("mesh id", mesh.id());
    mesh.platforms().forEach((name, p) -> parts.put("platform " + name, p));
    mesh.principals().forEach((id, p) -> parts.put(id.toString(), p));
    mesh.sessions().forEach((id, s) -> parts.put("session " + id, s));
    parts.put("classifications", mesh.classifications());
    mesh.domains().forEach((name, d) -> parts.put("domain " + name, d));
    mesh.products().forEach((address, p) -> parts.put(address.toString(), p));
    mesh.accessPolicies().forEach(p -> parts.put("policy " + p.id(), p));
    mesh.maskingPolicies().forEach(p -> parts.put("policy " + p.id(), p));
    mesh.rowPolicies().forEach(p -> parts.put("policy " + p.id(), p));
    parts.put("accepted losses", mesh.acceptedLosses());
    parts.put("governance", mesh.governance());
    parts.put("break-glass hours", mesh.breakGlassHours());
    return parts;
  }

  private static AccessPolicy neutral(AccessPolicy policy) {
    return new AccessPolicy(
        policy.id(),
        policy.effect(),
        policy.to(),
        policy.on(),
        policy.privileges(),
        policy.columns(),
        policy.rows().map(NormalForm::of),
        policy.until(),
        policy.grounds());
  }

  private static RowPolicy neutral(RowPolicy policy) {
    return new RowPolicy(policy.id(), policy.on(), NormalForm.of(policy.keep()), policy.except());
  }

  private static DataProduct neutral(DataProduct product) {
    return new DataProduct(
        product.address(),
        product.version(),
        product.status(),
        product.description(),
        product.team(),
        product.outputPorts().stream().map(MeshComparison::neutral).toList(),
        product.inputPorts(),
        product.producer(),
        product.pipelines(),
        product.samples(),
        product.further(),
        product.unpublished());
  }

  private static OutputPort neutral(OutputPort port) {
    return new OutputPort(
        port.address(),
        port.kind(),
        port.platform(),
        port.status(),
        port.contract().withoutSource(),
        port.view().map(MeshComparison::neutral),
        port.publishedNames(),
        port.description(),
        port.further());
  }

  private static ViewDefinition neutral(ViewDefinition view) {
    return switch (view) {
      case ViewDefinition.Select select ->
          new ViewDefinition.Select(
              select.from(), select.columns(), select.where().map(NormalForm::of));
      case ViewDefinition.Native texts -> texts;
    };
  }
}
