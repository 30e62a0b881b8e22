package io.meshwright.cli.render;

import io.meshwright.api.model.Mesh;

/** What a mesh consists of, in one sentence. */
public final class MeshText {
  private MeshText() {}

  /** The sentence that a valid workspace ends with. */
  public static String valid(Mesh mesh) {
    int policies =
        mesh.accessPolicies().size() + mesh.maskingPolicies().size() + mesh.rowPolicies().size();
    return "Mesh "
        + mesh.id()
        + " is valid: "
        + String.join(
            ", ",
            Words.count(mesh.domains().size(), "domain"),
            Words.count(mesh.products().size(), "product"),
            Words.count(mesh.ports().size(), "output port"),
            Words.count(policies, "policy", "policies"),
            Words.count(mesh.sessions().size(), "session"))
        + ".\n";
  }
}
