package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.cli.render.AccessHtml;
import io.meshwright.cli.render.AccessJson;
import io.meshwright.cli.render.AccessText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who may do what with which product. */
@Command(
    name = "access",
    description =
        "Show every principal and session against every product: nothing, discover, read, write or"
            + " manage, and in which way that is less than everything. Connects to nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright access",
      "  meshwright access shop --html access.html    one page to open or to attach",
      "  meshwright access shop --format json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Done.", "1:There are errors."})
final class AccessCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the matrix as one page that needs nothing else; replaces the file.")
  private Optional<Path> html = Optional.empty();

  AccessCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("access", workspace, this::show);
  }

  private int show(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    AccessMatrix matrix = opened.meshwright().access(opened.mesh());
    report.json("access", () -> AccessJson.of(matrix));
    if (html.isPresent()) {
      write(html.get(), AccessHtml.of(matrix));
      report.text(() -> "Written to " + html.get() + "\n");
    } else {
      report.text(() -> AccessText.of(matrix, report.style()));
    }
    return ExitCode.DONE;
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' cannot be written (%s); name a file in a folder that is there"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
