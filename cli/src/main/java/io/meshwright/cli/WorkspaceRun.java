package io.meshwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Meshwright;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.ProblemsText;
import io.meshwright.cli.render.ProgressText;
import io.meshwright.spi.LocalServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Reads a workspace and, where it is valid, hands it on with the library opened. */
final class WorkspaceRun {
  private final EngineEntry engine;
  private final RootCommand root;
  private final Interruption interruption;

  WorkspaceRun(EngineEntry engine, RootCommand root, Interruption interruption) {
    this.engine = engine;
    this.root = root;
    this.interruption = interruption;
  }

  /** What a command does with a valid workspace. */
  interface Task {
    /** Does it and returns the exit code. */
    int run(Opened workspace);
  }

  /**
   * A valid workspace.
   *
   * @param location where it is
   * @param mesh what it describes
   * @param problems what was found in it; no errors
   * @param entry the library, opened for it
   * @param meshwright the same, with somebody who waits for it
   * @param interruption whether the command is to stop
   * @param report where the command prints
   */
  record Opened(
      WorkspaceLocation location,
      Mesh mesh,
      List<Problem> problems,
      EngineEntry.Opened entry,
      Meshwright meshwright,
      Interruption interruption,
      Report report) {
    Optional<LocalServer> localServer() {
      return entry.localServer().apply(mesh);
    }
  }

  /** What a command can do for a workspace that has errors. */
  interface Salvage {
    /** Does it and returns the exit code. */
    int run(WorkspaceLocation location, EngineEntry.Opened entry, Report report);
  }

  /** Runs a command's task, unless the workspace has errors: then it prints them and fails. */
  int run(String command, WorkspaceOptions options, Task task) {
    return run(command, options, task, (location, entry, report) -> ExitCode.FAILED);
  }

  /** Runs a command's task, or where the workspace has errors prints them and does the other. */
  int run(String command, WorkspaceOptions options, Task task, Salvage salvage) {
    Report report = root.begin(command);
    WorkspaceLocation location = options.location();
    if (!Files.isDirectory(location.folder())) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' is no folder; name the workspace's folder, or make one with: meshwright init %s"
              .formatted(location.folder(), location.folder()));
    }
    StatusLine status = report.status();
    try (EngineEntry.Opened entry =
        engine.open(location, activity -> status.show(ProgressText.of(activity)))) {
      Meshwright watched = new WatchedMeshwright(entry, status, interruption);
      ReadResult read = watched.read(location.folder());
      report.json("mesh", () -> id(read));
      location
          .environment()
          .ifPresent(e -> report.json("environment", () -> JsonNodeFactory.instance.textNode(e)));
      FindingsOutput.print(command, location, read, report);
      int exit;
      if (read.mesh().isEmpty() || read.problems().stream().anyMatch(Problem::isError)) {
        report.text(() -> ProblemsText.counts(read.problems()) + ".\n");
        exit = salvage.run(location, entry, report);
      } else {
        exit =
            task.run(
                new Opened(
                    location,
                    read.mesh().get(),
                    read.problems(),
                    entry,
                    watched,
                    interruption,
                    report));
      }
      return ended(exit, report);
    }
  }

  private int ended(int exit, Report report) {
    if (!interruption.asked()) {
      report.end();
      return exit;
    }
    report.json("interrupted", () -> JsonNodeFactory.instance.booleanNode(true));
    report.end();
    report.hint("Interrupted: what is done stays done. Run it again to go on.");
    return ExitCode.INTERRUPTED;
  }

  /** What a command does that needs no workspace but its state folder. */
  interface UnreadTask {
    /** Does it and returns the exit code. */
    int run(Meshwright meshwright, Report report);
  }

  /** Runs a task with the library opened, without reading the workspace. */
  int runUnread(String command, WorkspaceLocation location, UnreadTask task) {
    Report report = root.begin(command);
    try (EngineEntry.Opened entry = engine.open(location, activity -> {})) {
      int exit = task.run(entry.meshwright(), report);
      report.end();
      return exit;
    }
  }

  private static JsonNode id(ReadResult read) {
    return read.mesh().isPresent()
        ? JsonNodeFactory.instance.textNode(read.mesh().get().id().toString())
        : JsonNodeFactory.instance.nullNode();
  }
}
