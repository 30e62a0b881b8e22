package io.meshwright.engine.spec;

/** environments/NAME.yaml: entries that replace those of mesh.yaml. */
final class EnvironmentDocument {
  private EnvironmentDocument() {}

  static void read(YamlFile file, MeshParts parts, SpecContext context) {
    context
        .only(file, "an environment")
        .ifPresent(
            reader -> {
              context.head(reader, "Environment", false);
              reader.text("description");
              parts.read(reader);
              reader.done();
            });
  }
}
