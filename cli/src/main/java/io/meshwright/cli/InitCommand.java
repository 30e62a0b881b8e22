package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a workspace to start from. */
@Command(
    name = "init",
    description =
        "Write a small workspace that works: an embedded PostgreSQL, one domain with one product,"
            + " one policy and one session.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright init shop", "  meshwright init ."},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The files are written.",
      "1:A file of that name is there already, or the folder cannot be written."
    })
final class InitCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Where to write; made if it is not there. No file is overwritten.")
  private Path folder = Path.of(".");

  InitCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Report report = root.begin("init");
    List<String> files = StarterWorkspace.write(folder);
    report.text(() -> text(files));
    report.json("folder", () -> JsonNodeFactory.instance.textNode(folder.toString()));
    report.json(
        "files",
        () -> {
          ArrayNode names = JsonNodeFactory.instance.arrayNode();
          files.forEach(names::add);
          return names;
        });
    report.end();
    return ExitCode.DONE;
  }

  private String text(List<String> files) {
    StringBuilder text = new StringBuilder("Wrote a workspace to " + folder + ":\n");
    files.forEach(file -> text.append("  ").append(file).append('\n'));
    text.append("\nNext:\n");
    text.append("  meshwright plan ").append(folder).append("     what would be made\n");
    text.append("  meshwright apply ")
        .append(folder)
        .append("    make it, and prove who sees what\n");
    text.append("Then change policies/analysts.yaml and plan again.\n");
    return text.toString();
  }
}
