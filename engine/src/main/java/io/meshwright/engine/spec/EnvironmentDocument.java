package io.meshwright.engine.spec;

import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * environments/NAME.yaml: what differs from mesh.yaml there.
 *
 * @param workspace whose objects the environment makes; empty where mesh.yaml has no valid id
 * @param policies policies that it adds, replaces and withdraws
 * @param placements platforms of domains that lie elsewhere there, by name of the domain
 */
record EnvironmentDocument(
    Optional<WorkspaceId> workspace,
    EnvironmentPolicies policies,
    Map<YamlNode.Scalar, YamlNode.Scalar> placements) {
  private static final String FOLDER = "environments";
  private static final String SUFFIX = ".yaml";

  /** Reads an environment into the parts of mesh.yaml. */
  static Optional<EnvironmentDocument> read(
      String name, WorkspaceFiles files, MeshDocument mesh, SpecContext context) {
    List<String> entries = files.files(FOLDER);
    files.unread(
        FOLDER,
        entries.stream().filter(f -> f.endsWith(".yml")).toList(),
        "an environment's file ends in .yaml",
        false);
    List<String> names = names(files);
    if (!names.contains(name)) {
      unknown(name, names, context.findings());
      return Optional.empty();
    }
    return files.yaml(FOLDER + "/" + name + SUFFIX).map(file -> read(name, file, mesh, context));
  }

  /** The environments that there are. */
  static List<String> names(WorkspaceFiles files) {
    return files.files(FOLDER).stream()
        .filter(f -> f.endsWith(SUFFIX))
        .map(f -> f.substring(0, f.length() - SUFFIX.length()))
        .toList();
  }

  private static void unknown(String name, List<String> names, Findings findings) {
    String meant = Suggestions.didYouMean(name, names);
    String known =
        names.isEmpty()
            ? "the workspace has none; add it as a file in environments/"
            : "the workspace has " + String.join(", ", names);
    findings.error(
        "unknown-environment",
        new Place(FOLDER, 1, 1),
        "there is no environment '" + name.replaceAll("\\p{Cntrl}", "?") + "'",
        meant.isEmpty() ? known : meant + " " + known);
  }

  private static EnvironmentDocument read(
      String name, YamlFile file, MeshDocument mesh, SpecContext context) {
    Optional<MappingReader> document = context.only(file, "an environment");
    if (document.isEmpty()) {
      return new EnvironmentDocument(mesh.id(), EnvironmentPolicies.none(file, context), Map.of());
    }
    MappingReader reader = document.get();
    context.head(reader, "Environment", false);
    reader.text("description");
    NamePrefix before = mesh.parts().namePrefix();
    mesh.parts().override(reader);
    boolean otherNames = !mesh.parts().namePrefix().equals(before);
    Optional<WorkspaceId> workspace =
        mesh.id().map(id -> workspace(name, reader, id, otherNames, context));
    EnvironmentPolicies policies = EnvironmentPolicies.read(reader, file, context);
    Map<YamlNode.Scalar, YamlNode.Scalar> placements = reader.pairs("placements");
    if (workspace.equals(mesh.id()) && reader.node("platforms").isEmpty()) {
      policies.warnOfSharing();
    }
    reader.done();
    return new EnvironmentDocument(workspace, policies, placements);
  }

  /**
   * Two sets of names need two workspaces: a run deletes what carries its marker and has no place
   * in its workspace.
   */
  private static WorkspaceId workspace(
      String name,
      MappingReader reader,
      WorkspaceId base,
      boolean otherNames,
      SpecContext context) {
    reader.refuseBlank("workspace");
    Optional<YamlNode.Scalar> written = reader.scalar("workspace");
    String derived = base.isMain() ? name : base.workspace() + "_" + name;
    WorkspaceId workspace = base;
    if (written.isPresent()) {
      workspace = reader.convert(written.get(), w -> new WorkspaceId(base.mesh(), w)).orElse(base);
    } else if (otherNames) {
      Optional<WorkspaceId> named = derived(base, derived);
      if (named.isEmpty()) {
        context
            .findings()
            .error(
                "bad-name",
                reader.place("names"),
                "other names need a workspace of their own, and '" + derived + "' is none",
                "add 'workspace: NAME' with a-z first, then a-z 0-9 _, at most 63 bytes");
        return base;
      }
      workspace = named.get();
    }
    if (otherNames && workspace.equals(base)) {
      context
          .findings()
          .error(
              "shared-workspace",
              reader.place(written.isPresent() ? "workspace" : "names"),
              "it has names of its own in the workspace '"
                  + base.workspace()
                  + "' of mesh.yaml, so that each would delete what the other made",
              "give it another workspace");
    }
    return workspace;
  }

  private static Optional<WorkspaceId> derived(WorkspaceId base, String name) {
    try {
      return Optional.of(new WorkspaceId(base.mesh(), name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
