package io.meshwright.cli;

import io.meshwright.api.Meshwright;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.RunRecord;
import io.meshwright.cli.render.HistoryJson;
import io.meshwright.cli.render.HistoryText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what earlier runs did. */
@Command(
    name = "history",
    description =
        "List the runs of a workspace, newest first, or show the changes of one. Reads journals"
            + " only, no platform.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright history shop",
      "  meshwright history shop 2026-11-22T14-03-11Z-0f343b093112",
      "  meshwright history shop 2026-11-22T14            the only run that begins so"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The runs are listed; there may be none.",
      "1:The journals cannot be read, or there is no such run."
    })
final class HistoryCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKSPACE",
      description = "The folder that holds mesh.yaml; default: the current folder.")
  private Path folder = Path.of(".");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RUN",
      description = "A run as the list names it, or how its name begins.")
  private Optional<String> wanted = Optional.empty();

  HistoryCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new MeshException(ErrorKind.USER, "'%s' is no folder".formatted(folder));
    }
    return run.runUnread("history", new WorkspaceLocation(folder, Optional.empty()), this::history);
  }

  private int history(Meshwright meshwright, Report report) {
    List<RunRecord> runs = meshwright.history();
    if (wanted.isEmpty()) {
      report.json("runs", () -> HistoryJson.of(runs));
      report.text(() -> HistoryText.of(runs, report.style()));
      return ExitCode.DONE;
    }
    RunRecord one = one(runs, wanted.get());
    report.json("run", () -> HistoryJson.of(one));
    report.text(() -> HistoryText.of(one, report.style()));
    return ExitCode.DONE;
  }

  private static RunRecord one(List<RunRecord> runs, String name) {
    Optional<RunRecord> exact = runs.stream().filter(r -> r.id().equals(name)).findFirst();
    List<RunRecord> found = runs.stream().filter(r -> r.id().startsWith(name)).toList();
    if (exact.isEmpty() && found.size() != 1) {
      throw new MeshException(
          ErrorKind.USER,
          (found.isEmpty()
                  ? "there is no run '" + name + "'"
                  : "several runs begin with '" + name + "'")
              + "; meshwright history lists them");
    }
    return exact.orElseGet(found::getFirst);
  }
}
