package io.meshwright.cli;

import io.meshwright.api.evolution.ContractEvolution;
import io.meshwright.api.evolution.ContractsRead;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.MeshText;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.ProblemsText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  meshwright validate shop --baseline origin/main",
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

  @Option(
      names = "--baseline",
      paramLabel = "REVISION",
      description =
          "Also hold the contracts against those of that git revision, as the workspace's rule"
              + " no-breaking-change says.")
  private Optional<String> baseline = Optional.empty();

  ValidateCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run(
        "validate",
        workspace,
        opened -> {
          List<Problem> found = baseline.map(b -> since(b, opened)).orElse(List.of());
          opened.report().text(() -> ProblemsText.of(found, opened.report().style()));
          opened.report().text(() -> result(opened));
          return ExitCode.of(found.stream().noneMatch(Problem::isError));
        });
  }

  private List<Problem> since(String revision, WorkspaceRun.Opened opened) {
    ContractEvolution evolution = opened.meshwright().evolution();
    try (GitRevision git = GitRevision.of(opened.location().folder(), revision)) {
      ContractsRead before = evolution.read(git.content());
      if (!before.isWhole()) {
        throw new MeshException(
            ErrorKind.USER,
            "the workspace of revision '%s' has errors; choose one that is valid"
                .formatted(revision));
      }
      List<Contract> after =
          opened.mesh().ports().stream().map(OutputPort::contract).distinct().toList();
      List<Problem> found =
          evolution.forbidden(opened.mesh(), evolution.compare(before.contracts(), after));
      opened.report().json("baseline", () -> ProblemsJson.of(found));
      return found;
    }
  }

  private static String result(WorkspaceRun.Opened opened) {
    String valid = MeshText.valid(opened.mesh());
    return opened.problems().isEmpty()
        ? valid
        : ProblemsText.counts(opened.problems()) + ".\n" + valid;
  }
}
