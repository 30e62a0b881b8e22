package io.meshwright.engine.spec;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * mesh.yaml.
 *
 * @param id the mesh's name and the workspace's; empty where the mesh's is missing or wrong
 * @param parts platforms, principals and sessions
 * @param classifications the tree, where one is declared
 * @param losses accepted losses
 * @param governance the rules that the mesh has to keep
 * @param breakGlassHours how long a break-glass grant may last at most
 */
record MeshDocument(
    Optional<WorkspaceId> id,
    MeshParts parts,
    Optional<Classifications> classifications,
    List<AcceptedLoss> losses,
    GovernanceDocument governance,
    int breakGlassHours) {
  /** Copies the losses. */
  MeshDocument {
    losses = List.copyOf(losses);
  }

  static Optional<MeshDocument> read(YamlFile file, SpecContext context) {
    Optional<MappingReader> document = context.only(file, "the mesh");
    if (document.isEmpty()) {
      return Optional.empty();
    }
    MappingReader reader = document.get();
    context.head(reader, "Mesh", true);
    Optional<YamlNode.Scalar> id = reader.required("id");
    context.places().add("mesh", reader.place("id"));
    Optional<String> workspace =
        reader.converted("workspace", name -> new WorkspaceId("any", name).workspace());
    reader.text("description");
    MeshParts parts = new MeshParts(context);
    parts.read(reader);
    context.types().aliases(reader);
    context.unknownKeys().read(reader);
    if (reader.node("platforms").isEmpty()) {
      reader.missing("platforms", "", "'platforms' is missing", "name at least one");
    }
    MeshDocument mesh =
        new MeshDocument(
            id.flatMap(
                i ->
                    reader.convert(
                        i, name -> new WorkspaceId(name, workspace.orElse(WorkspaceId.MAIN)))),
            parts,
            classifications(reader, context),
            reader.mappings("acceptedLosses").stream()
                .flatMap(loss -> LossEntry.read(loss, context).stream())
                .toList(),
            GovernanceDocument.read(reader, context),
            breakGlassHours(reader, context));
    reader.done();
    return Optional.of(mesh);
  }

  private static int breakGlassHours(MappingReader reader, SpecContext context) {
    Optional<MappingReader> entry = reader.mapping("breakGlass");
    OptionalInt hours = entry.map(e -> e.integer("hours")).orElse(OptionalInt.empty());
    if (hours.isPresent() && hours.getAsInt() < 1) {
      context
          .findings()
          .error(
              "wrong-value",
              entry.map(e -> e.place("hours")).orElse(reader.place("breakGlass")),
              "break-glass for " + hours.getAsInt() + " hours is none",
              "write 1 or more");
    }
    entry.ifPresent(MappingReader::done);
    return hours.orElse(Mesh.BREAK_GLASS_HOURS);
  }

  private static Optional<Classifications> classifications(
      MappingReader reader, SpecContext context) {
    if (!reader.has("classifications")) {
      return Optional.empty();
    }
    TreeMap<String, String> names = new TreeMap<>();
    reader
        .mapping("classifications")
        .ifPresent(
            m ->
                m.keys()
                    .forEach(
                        k -> {
                          names.put(k.text(), m.text(k.text()).orElse(""));
                          context.places().add("classification-name:" + k.text(), k.place());
                        }));
    return Optional.of(new Classifications(Ordered.map(names), true));
  }
}
