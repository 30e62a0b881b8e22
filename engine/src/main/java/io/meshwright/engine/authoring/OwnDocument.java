package io.meshwright.engine.authoring;

import java.util.List;
import java.util.Optional;

/** A kind of document that is our own, and what it may hold. */
public enum OwnDocument {
  /** mesh.yaml. */
  MESH("mesh", "mesh.yaml", "The mesh"),
  /** domain.yaml. */
  DOMAIN("domain", "domains/*/domain.yaml", "A domain"),
  /** product.yaml. */
  PRODUCT("product", "domains/*/*/product.yaml", "What the standards have no place for"),
  /** A document of policies. */
  POLICY("policy", "policies/*.yaml", "A policy or an accepted loss"),
  /** An environment. */
  ENVIRONMENT("environment", "environments/*.yaml", "What differs somewhere");

  private final String word;
  private final String files;
  private final String title;

  OwnDocument(String word, String files, String title) {
    this.word = word;
    this.files = files;
    this.title = title;
  }

  /** Its name: {@code mesh}. */
  public String word() {
    return word;
  }

  /** The files of a workspace that hold it, as a pattern. */
  public String files() {
    return files;
  }

  /** What it is, for people. */
  public String title() {
    return title;
  }

  /** What it may hold. */
  public Shape shape() {
    return switch (this) {
      case MESH -> MeshForms.mesh();
      case DOMAIN -> MeshForms.domain();
      case PRODUCT -> ProductForms.product();
      case POLICY -> PolicyForms.policy();
      case ENVIRONMENT -> MeshForms.environment();
    };
  }

  /** The document of a name. */
  public static Optional<OwnDocument> of(String word) {
    return List.of(values()).stream().filter(d -> d.word.equals(word)).findFirst();
  }

  /** Its JSON schema. */
  public String schema() {
    return JsonSchema.of(this);
  }
}
