package io.meshwright.api.name;

/**
 * A workspace: the mesh that it describes, and which part of it. Written into every ownership
 * marker, so that several workspaces of one mesh may share a platform and leave each other's
 * objects alone.
 *
 * @param mesh name of the mesh: {@code [a-z][a-z0-9_]*}, at most 63 bytes
 * @param workspace name of the part, by the same rule; {@code main} where a mesh has one workspace
 *     only
 */
public record WorkspaceId(String mesh, String workspace) implements Comparable<WorkspaceId> {
  /** The name of a mesh's only workspace. */
  public static final String MAIN = "main";

  /** Checks the rule for these names. */
  public WorkspaceId {
    NameRule.neutral("mesh", mesh);
    NameRule.neutral("workspace", workspace);
  }

  /** The only workspace of a mesh. */
  public static WorkspaceId of(String mesh) {
    return new WorkspaceId(mesh, MAIN);
  }

  /** Whether it is the workspace that needs no name. */
  public boolean isMain() {
    return workspace.equals(MAIN);
  }

  @Override
  public int compareTo(WorkspaceId other) {
    int byMesh = mesh.compareTo(other.mesh);
    return byMesh != 0 ? byMesh : workspace.compareTo(other.workspace);
  }

  /** The mesh, and behind a slash the workspace where it is not the main one. */
  @Override
  public String toString() {
    return isMain() ? mesh : mesh + "/" + workspace;
  }
}
