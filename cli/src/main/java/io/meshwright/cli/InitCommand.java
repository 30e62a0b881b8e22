package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Authoring;
import io.meshwright.api.StartOptions;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.StartedWorkspace;
import io.meshwright.cli.render.ProblemsJson;
import io.meshwright.cli.render.StartedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a workspace to start from. */
@Command(
    name = "init",
    description =
        "Write a small workspace that works: an embedded PostgreSQL, one domain with one product,"
            + " one policy and one session. On a terminal it asks what they are called. With --from"
            + " it is written around data contracts that are there already.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright init shop",
      "  meshwright init . --yes --domain logistics --product parcels",
      "  meshwright init shop --from orders.odcs.yaml --from ../contracts"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The files are written.",
      "1:A file of that name is there already, the folder cannot be written, or a contract has"
          + " errors."
    })
final class InitCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Authoring authoring;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where to write; made if it is not there. No file is overwritten.")
  private Path folder = Path.of(".");

  @Mixin private final InitOptions options = new InitOptions();

  @Option(
      names = "--from",
      paramLabel = "FILE|FOLDER",
      description =
          "Data contracts (ODCS) to start from, or folders of *.odcs.yaml; may be given several"
              + " times. They are copied unchanged.")
  private List<Path> from = List.of();

  InitCommand(RootCommand root, Authoring authoring) {
    this.root = root;
    this.authoring = authoring;
  }

  @Override
  public Integer call() {
    Report report = root.begin("init");
    return from.isEmpty() ? starter(report) : around(report);
  }

  private int starter(Report report) {
    StarterWorkspace.refuseWhatIsThere(folder, List.of("mesh.yaml"));
    Optional<StarterNames> names = names(report);
    if (names.isEmpty()) {
      report.refuse("Nothing was written.");
      report.end();
      return ExitCode.FAILED;
    }
    List<String> files = StarterWorkspace.write(folder, names.get());
    report.text(() -> StartedText.starter(folder, files));
    json(report, files, List.of());
    report.end();
    return ExitCode.DONE;
  }

  private interface Answers {
    Optional<String> ask(
        Optional<String> given, String question, String usual, UnaryOperator<String> check);
  }

  /** The names, asked for where somebody sits there; empty where the input ended. */
  private Optional<StarterNames> names(Report report) {
    StarterNames usual = StarterNames.of(folder);
    boolean asks = report.terminal().interactive() && report.isText() && !options.yes();
    Questions questions = new Questions(report.terminal());
    Answers answers =
        (given, question, standard, check) ->
            given.isPresent() || !asks
                ? Optional.of(checked(given.orElse(standard), check))
                : questions.ask(question, standard, check);
    if (asks) {
      report.text(() -> "An empty answer takes what stands in brackets; Ctrl-D ends.\n");
    }
    Optional<String> mesh =
        answers.ask(options.id(), "Name of the mesh", usual.mesh(), StarterNames::mesh);
    Optional<String> domain =
        mesh.flatMap(
            m -> answers.ask(options.domain(), "Domain", usual.domain(), StarterNames::domain));
    Optional<String> product =
        domain.flatMap(
            d ->
                answers.ask(
                    options.product(), "Data product", usual.product(), StarterNames::product));
    Optional<String> platform =
        product.flatMap(
            p ->
                answers.ask(
                    options.platform(),
                    "Name of the platform, an embedded PostgreSQL",
                    usual.platform(),
                    StarterNames::platform));
    Optional<String> owner =
        platform.flatMap(
            p ->
                answers.ask(
                    options.owner(),
                    "Who answers for the domain",
                    domain.orElseThrow() + "@example.com",
                    StarterNames::owner));
    return owner.map(
        o ->
            new StarterNames(
                mesh.orElseThrow(),
                domain.orElseThrow(),
                product.orElseThrow(),
                platform.orElseThrow(),
                o));
  }

  private static String checked(String name, UnaryOperator<String> check) {
    try {
      return check.apply(name);
    } catch (IllegalArgumentException e) {
      throw new MeshException(ErrorKind.USER, String.valueOf(e.getMessage()), e);
    }
  }

  private int around(Report report) {
    if (options.product().isPresent()) {
      throw new MeshException(
          ErrorKind.USER, "--from takes products from the contracts; leave --product out");
    }
    StartOptions start =
        new StartOptions(
            WorkspaceId.of(
                checked(options.id().orElse(StarterNames.meshName(folder)), StarterNames::mesh)),
            new PlatformName(checked(options.platform().orElse("local"), StarterNames::platform)),
            options.domain().map(d -> new DomainName(checked(d, StarterNames::domain))),
            options.owner().map(o -> checked(o, StarterNames::owner)));
    StartedWorkspace started = authoring.startFrom(from, folder, start);
    report.text(() -> StartedText.around(folder, started, report.style()));
    json(report, started.files(), started.problems());
    report.json(
        "guessedTypes",
        () -> {
          ArrayNode names = JsonNodeFactory.instance.arrayNode();
          started.guessedTypes().forEach(names::add);
          return names;
        });
    report.end();
    return started.problems().stream().anyMatch(Problem::isError) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void json(Report report, List<String> files, List<Problem> problems) {
    report.json("folder", () -> JsonNodeFactory.instance.textNode(folder.toString()));
    report.json(
        "files",
        () -> {
          ArrayNode names = JsonNodeFactory.instance.arrayNode();
          files.forEach(names::add);
          return names;
        });
    report.json("problems", () -> ProblemsJson.of(problems));
  }
}
