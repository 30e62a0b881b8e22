package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.Authoring;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.FormattedFile;
import io.meshwright.cli.render.FormattedText;
import io.meshwright.cli.render.ProblemsJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings documents into their one form. */
@Command(
    name = "fmt",
    description =
        "Bring documents into one form: order of keys, indentation, quotes. What they say stays the"
            + " same, and every comment stays where it belongs. A file where that cannot be, such"
            + " as one that is no YAML, is named and left as it is.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright fmt shop",
      "  meshwright fmt --check shop                   for pipelines: list files, write none",
      "  meshwright fmt shop/mesh.yaml orders.odcs.yaml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every document has its form.",
      "1:A file was refused; with --check also: a file has another form."
    })
final class FmtCommand implements Callable<Integer> {
  private final RootCommand root;
  private final Authoring authoring;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORKSPACE|FILE",
      description =
          "Folders, whose documents are meant, or single files; default: the current folder.")
  private List<Path> paths = List.of(Path.of("."));

  @Option(names = "--check", description = "Only list the files that would change.")
  private boolean check;

  FmtCommand(RootCommand root, Authoring authoring) {
    this.root = root;
    this.authoring = authoring;
  }

  @Override
  public Integer call() {
    Report report = root.begin("fmt");
    List<FormattedFile> files = authoring.format(paths, !check);
    if (files.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' holds no documents; name the folder of a workspace, or files"
              .formatted(paths.getFirst()));
    }
    report.text(() -> FormattedText.of(files, check, report.style()));
    report.json("files", () -> json(files));
    report.json(
        "problems",
        () -> {
          List<Problem> problems = files.stream().flatMap(f -> f.problems().stream()).toList();
          return ProblemsJson.of(problems);
        });
    report.end();
    boolean failed =
        files.stream()
            .anyMatch(
                f ->
                    switch (f.outcome()) {
                      case CLEAN -> false;
                      case CHANGED -> check;
                      case REFUSED -> true;
                    });
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static ArrayNode json(List<FormattedFile> files) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (FormattedFile file : files) {
      list.addObject()
          .put("file", file.file().toString())
          .put("outcome", file.outcome().name().toLowerCase(Locale.ROOT));
    }
    return list;
  }
}
