package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Meshwright;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Shows a saved plan, has it approved and carries it out. */
final class SavedPlan {
  private final Path file;
  private final ApprovalOptions approval;

  SavedPlan(Path file, ApprovalOptions approval) {
    this.file = file;
    this.approval = approval;
  }

  static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new MeshException(ErrorKind.USER, message);
    }
  }

  /**
   * The workspace whose state folder is used. In a folder that is none, an embedded platform would
   * start empty, beside the one that the plan is for.
   */
  static WorkspaceLocation location(Path folder) {
    if (!Files.isRegularFile(folder.resolve("mesh.yaml"))) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' holds no mesh.yaml; name the workspace that the plan was made of with --workspace"
              .formatted(folder));
    }
    return new WorkspaceLocation(folder, Optional.empty());
  }

  int apply(Meshwright meshwright, Report report) {
    Plan plan = meshwright.readPlan(file);
    report.json("mesh", () -> JsonNodeFactory.instance.textNode(plan.mesh().toString()));
    PlanRun run = new PlanRun(meshwright, report, approval);
    Optional<ApplyReport> applied = run.run(plan, "Apply");
    if (applied.isEmpty()) {
      return ExitCode.FAILED;
    }
    run.showWhatIsLeft(applied.get());
    return ExitCode.of(applied.get().succeeded());
  }
}
