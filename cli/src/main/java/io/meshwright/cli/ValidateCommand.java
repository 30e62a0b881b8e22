package io.meshwright.cli;

import io.meshwright.cli.render.MeshText;
import io.meshwright.cli.render.ProblemsText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads a workspace and says what is wrong with it. */
@Command(
    name = "validate",
    description =
        "Read a workspace and report everything that is wrong with it. Connects to nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright validate",
      "  meshwright validate shop --env production",
      "  meshwright validate shop --format json",
      "  meshwright validate shop --format sarif > findings.sarif",
      "  meshwright validate shop --format junit > findings.xml",
      "  meshwright explain-code unknown-key"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:The workspace is valid; there may be warnings.", "1:There are errors."})
final class ValidateCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  ValidateCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run(
        "validate",
        workspace,
        opened -> {
          opened.report().text(() -> result(opened));
          return ExitCode.DONE;
        });
  }

  private static String result(WorkspaceRun.Opened opened) {
    String valid = MeshText.valid(opened.mesh());
    return opened.problems().isEmpty()
        ? valid
        : ProblemsText.counts(opened.problems()) + ".\n" + valid;
  }
}
