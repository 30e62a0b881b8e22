package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.spi.LocalServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the embedded server. */
@Command(
    name = "stop",
    description = "Stop the server. Its data stays; harmless where it does not run.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {"  meshwright db stop", "  meshwright db stop shop"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The server does not run.",
      "1:There are errors, or the mesh has no embedded platform."
    })
final class DbStopCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  DbStopCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("db stop", workspace, DbStopCommand::stop);
  }

  private static int stop(WorkspaceRun.Opened opened) {
    LocalServer server = Db.server(opened);
    boolean ran = server.address().isPresent();
    opened.report().status().show("stopping the embedded PostgreSQL");
    server.stop();
    opened.report().status().nothing();
    opened
        .report()
        .text(
            () ->
                ran
                    ? "Stopped. The data stays in " + opened.location().stateFolder() + ".\n"
                    : "It was not running.\n");
    opened.report().json("stopped", () -> JsonNodeFactory.instance.booleanNode(ran));
    return ExitCode.DONE;
  }
}
