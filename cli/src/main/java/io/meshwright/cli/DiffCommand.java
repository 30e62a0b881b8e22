package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Meshwright;
import io.meshwright.api.ReadResult;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.evolution.ContractsRead;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.DiffJson;
import io.meshwright.cli.render.DiffMarkdown;
import io.meshwright.cli.render.DiffText;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.ProblemsText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares contracts, and says which version the differences demand. */
@Command(
    name = "diff",
    description =
        "Compare contracts with earlier ones: every difference, whether it breaks anybody, and the"
            + " version that it demands. Changes nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright diff orders-v1.odcs.yaml orders-v2.odcs.yaml",
      "  meshwright diff --git origin/main shop --fail-on breaking    for a pull request",
      "  meshwright diff HEAD~1:shop shop",
      "  meshwright diff live shop                     with what is published now"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The contracts could be compared; without --detailed-exitcode they may differ.",
      "1:A side cannot be read, or the differences are what --fail-on names.",
      "2:There are differences, and --detailed-exitcode was given."
    })
final class DiffCommand implements Callable<Integer> {
  private static final String LIVE = "live";
  private static final int BOTH = 2;

  private final WorkspaceRun run;

  @Parameters(
      arity = "1..2",
      paramLabel = "OLD NEW",
      description =
          "Each a contract file, a workspace folder, or REVISION:PATH in git; OLD may be live."
              + " With --git only NEW.")
  private final List<String> sides = new ArrayList<>();

  @Option(
      names = "--git",
      paramLabel = "REVISION",
      description = "Compare with the same file or folder in that revision.")
  private Optional<String> git = Optional.empty();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Overrides to use: environments/NAME.yaml of the workspaces.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "breaking|version",
      description =
          "End with 1 where a difference breaks somebody, or where a version is lower than its"
              + " differences demand.")
  private final Set<FailOn> failOn = EnumSet.noneOf(FailOn.class);

  @Option(names = "--detailed-exitcode", description = "End with 2 where there are differences.")
  private boolean detailedExitCode;

  DiffCommand(WorkspaceRun run) {
    this.run = run;
  }

  /** What a pipeline may refuse. */
  enum FailOn {
    /** Somebody who relied on a contract may not any more. */
    BREAKING,
    /** A version is lower than its differences demand. */
    VERSION
  }

  @Override
  public Integer call() {
    boolean both = sides.size() == BOTH;
    if (both == git.isPresent()) {
      throw new MeshException(
          ErrorKind.USER,
          git.isPresent()
              ? "with --git name one file or folder; the other side is the same in that revision"
              : "name two sides, or one and --git REVISION");
    }
    Path newest = Path.of(sides.getLast().contains(":") ? "." : sides.getLast());
    Path folder = Files.isDirectory(newest) ? newest : Path.of(".");
    return run.runUnread("diff", new WorkspaceLocation(folder, environment), this::diff);
  }

  private int diff(Meshwright meshwright, Report report) {
    if (git.isEmpty() && sides.getLast().equals(LIVE)) {
      throw new MeshException(
          ErrorKind.USER, "'live' is what is published now; name it first, then the workspace");
    }
    if (git.isEmpty() && sides.getFirst().equals(LIVE)) {
      return live(meshwright, report);
    }
    try (Side before = before();
        Side after = Side.of(sides.getLast())) {
      ContractsRead earlier = meshwright.evolution().read(before.path());
      ContractsRead later = meshwright.evolution().read(after.path());
      if (!earlier.isWhole() || !later.isWhole()) {
        return unreadable(earlier.isWhole() ? later.problems() : earlier.problems(), report);
      }
      return show(meshwright.evolution().compare(earlier.contracts(), later.contracts()), report);
    }
  }

  private Side before() {
    return git.isPresent()
        ? new Side(Path.of(""), Optional.of(GitRevision.of(Path.of(sides.getLast()), git.get())))
        : Side.of(sides.getFirst());
  }

  private int live(Meshwright meshwright, Report report) {
    Path workspace = Path.of(sides.getLast());
    if (!Files.isDirectory(workspace)) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' is no folder; what is live is compared with a workspace".formatted(workspace));
    }
    ReadResult read = meshwright.read(workspace);
    return read.mesh().isPresent()
        ? show(meshwright.evolution().sinceLive(read.mesh().get()), report)
        : unreadable(read.problems(), report);
  }

  private static int unreadable(List<Problem> problems, Report report) {
    report.json("problems", () -> ProblemsJson.of(problems));
    report.text(
        () -> ProblemsText.of(problems, report.style()) + ProblemsText.counts(problems) + ".\n");
    report.markdown(() -> DiffMarkdown.unreadable(problems));
    return ExitCode.FAILED;
  }

  private int show(List<ContractDifference> differences, Report report) {
    boolean breaking = differences.stream().anyMatch(d -> !d.breaking().isEmpty());
    boolean enough = differences.stream().allMatch(ContractDifference::isVersionEnough);
    report.text(() -> DiffText.of(differences, report.style()));
    report.json("breaking", () -> JsonNodeFactory.instance.booleanNode(breaking));
    report.json("versionsAreEnough", () -> JsonNodeFactory.instance.booleanNode(enough));
    report.json("differences", () -> DiffJson.of(differences));
    report.markdown(() -> DiffMarkdown.of(differences));
    if (breaking && failOn.contains(FailOn.BREAKING)) {
      report.refuse("There are breaking changes, refused by --fail-on breaking.");
      return ExitCode.FAILED;
    }
    if (!enough && failOn.contains(FailOn.VERSION)) {
      report.refuse("A version is too low for its changes, refused by --fail-on version.");
      return ExitCode.FAILED;
    }
    return detailedExitCode && !differences.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
  }

  /**
   * A side of a comparison.
   *
   * @param written where it is, unless it is of a revision
   * @param revision the revision that it is of
   */
  private record Side(Path written, Optional<GitRevision> revision) implements AutoCloseable {
    static Side of(String text) {
      Path path = Path.of(text);
      int colon = text.indexOf(':');
      if (Files.exists(path) || colon <= 0) {
        if (!Files.exists(path)) {
          throw new MeshException(
              ErrorKind.USER,
              "'%s' is no contract file, no workspace folder and no REVISION:PATH".formatted(text));
        }
        return new Side(path, Optional.empty());
      }
      return new Side(
          path,
          Optional.of(
              GitRevision.checkout(
                  Path.of(""), text.substring(0, colon), text.substring(colon + 1))));
    }

    Path path() {
      return revision.map(GitRevision::content).orElse(written);
    }

    @Override
    public void close() {
      revision.ifPresent(GitRevision::close);
    }
  }
}
