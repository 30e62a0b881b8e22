package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the embedded server. */
@Command(
    name = "start",
    description = "Start the server, or find the one that runs, and print its address.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright db start", "  meshwright db start shop"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The server runs.",
      "1:There are errors, or the mesh has no embedded platform."
    })
final class DbStartCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  DbStartCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("db start", workspace, DbStartCommand::start);
  }

  private static int start(WorkspaceRun.Opened opened) {
    StatusLine status = opened.report().status();
    status.show("starting the embedded PostgreSQL; the first start also unpacks it");
    String address = Db.server(opened).start();
    status.nothing();
    opened.report().text(() -> address + "\n");
    opened.report().json("address", () -> JsonNodeFactory.instance.textNode(address));
    opened
        .report()
        .hint(
            "It runs until: "
                + Db.command("db stop", opened)
                + "\nA login for it: "
                + Db.command("db url", opened)
                + " --session ID");
    return ExitCode.DONE;
  }
}
