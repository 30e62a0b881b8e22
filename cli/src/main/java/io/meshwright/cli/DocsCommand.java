package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.CatalogueOptions;
import io.meshwright.cli.render.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a catalogue of the mesh for people. */
@Command(
    name = "docs",
    description =
        "Write a catalogue of the mesh: web pages with products, tables, lineage, and who may see"
            + " what. They need no server and no network. Connects to nothing.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright docs shop --out catalogue",
      "  meshwright docs shop --out public/catalogue --env production"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The pages are written.",
      "1:There are errors, or the folder holds something else than an earlier catalogue."
    })
final class DocsCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "Where to write: a folder that is absent, empty, or holds an earlier catalogue, whose"
              + " files are replaced.")
  private Path folder = Path.of(".");

  DocsCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("docs", workspace, this::write);
  }

  private int write(WorkspaceRun.Opened opened) {
    Report report = opened.report();
    List<String> files =
        opened
            .meshwright()
            .catalogue(
                opened.mesh(), folder, CatalogueOptions.DEFAULT.withFindings(opened.problems()));
    long pages = files.stream().filter(f -> f.endsWith(".html")).count();
    report.text(
        () ->
            "Wrote %s. Open %s in a browser.\n"
                .formatted(
                    Words.count(pages, "page"), folder.resolve("index.html").toAbsolutePath()));
    report.json("folder", () -> JsonNodeFactory.instance.textNode(folder.toString()));
    report.json("pages", () -> JsonNodeFactory.instance.numberNode(pages));
    return ExitCode.DONE;
  }
}
