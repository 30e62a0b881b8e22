package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.ExportOptions;
import io.meshwright.cli.render.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a workspace as it was understood. */
@Command(
    name = "export",
    description =
        "Write the workspace as it was understood: with implied products and defaults made"
            + " explicit, overrides of an environment applied. Connects to nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright export shop shop-explicit",
      "  meshwright export shop shop-production --env production"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The files are written, and reading them gives the same mesh.",
      "1:There are errors, or the folder is not empty; then nothing is written."
    })
final class ExportCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "Where to write: a folder that is absent or empty.")
  private Path folder = Path.of(".");

  ExportCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("export", workspace, this::export);
  }

  private int export(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    List<String> files =
        opened
            .meshwright()
            .export(
                opened.mesh(),
                folder,
                ExportOptions.DEFAULT.withSamples(opened.location().folder()));
    report.text(() -> text(files));
    report.json("folder", () -> JsonNodeFactory.instance.textNode(folder.toString()));
    report.json(
        "files",
        () -> {
          ArrayNode names = JsonNodeFactory.instance.arrayNode();
          files.forEach(names::add);
          return names;
        });
    return ExitCode.DONE;
  }

  private String text(List<String> files) {
    StringBuilder text = new StringBuilder("Wrote the workspace to " + folder + ":\n");
    files.forEach(file -> text.append("  ").append(file).append('\n'));
    return text.append('\n')
        .append(Words.count(files.size(), "file"))
        .append(
            ". Comments, and keys of the standards that Meshwright does not use, stay behind.\n")
        .toString();
  }
}
