package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.LocalServer;
import java.net.URLEncoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how to connect to the embedded server. */
@Command(
    name = "url",
    description =
        "Print the JDBC URL of the running server with a user: the administrator, or a session.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright db url shop                                  as the administrator",
      "  meshwright db url shop --session ana --with-password    to see what ana sees"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The URL is printed.",
      "1:There are errors, the server does not run, or there is no such session."
    })
final class DbUrlCommand implements Callable<Integer> {
  private final WorkspaceRun run;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Option(
      names = "--session",
      paramLabel = "ID",
      description = "A session of mesh.yaml; without it the administrator.")
  private Optional<String> session = Optional.empty();

  @Option(names = "--with-password", description = "Add the password; it then shows on the screen.")
  private boolean withPassword;

  DbUrlCommand(WorkspaceRun run) {
    this.run = run;
  }

  @Override
  public Integer call() {
    return run.run("db url", workspace, this::url);
  }

  private int url(WorkspaceRun.Opened opened) {
    LocalServer server = Db.server(opened);
    Optional<DeclaredSession> declared = session.map(id -> declared(id, opened));
    String address =
        server
            .address()
            .orElseThrow(
                () ->
                    new MeshException(
                        ErrorKind.USER,
                        "the server does not run; start it with: "
                            + Db.command("db start", opened)));
    LocalServer.Credentials credentials = server.credentials(declared);
    String url =
        address + (address.contains("?") ? "&" : "?") + "user=" + encoded(credentials.user());
    String complete = withPassword ? url + "&password=" + password(credentials) : url;
    opened.report().text(() -> complete + "\n");
    opened.report().json("url", () -> JsonNodeFactory.instance.textNode(complete));
    opened.report().json("user", () -> JsonNodeFactory.instance.textNode(credentials.user()));
    opened.report().hint(hint());
    return ExitCode.DONE;
  }

  private static DeclaredSession declared(String id, WorkspaceRun.Opened opened) {
    return opened.mesh().sessions().values().stream()
        .filter(s -> s.session().id().value().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "there is no session '%s'; mesh.yaml declares %s"
                        .formatted(id, names(opened))));
  }

  private static String names(WorkspaceRun.Opened opened) {
    return opened.mesh().sessions().isEmpty()
        ? "none"
        : opened.mesh().sessions().keySet().stream()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
  }

  /** Never holds the URL: what goes to standard error ends up in logs. */
  private String hint() {
    return "Connect with this URL from any JDBC tool; psql takes it without the jdbc: in front."
        + (withPassword ? "" : "\nIt needs a password: add --with-password.");
  }

  private static String password(LocalServer.Credentials credentials) {
    char[] password = credentials.password();
    try {
      return encoded(CharBuffer.wrap(password).toString());
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** As a part of a URL: a blank is {@code %20}, which every client understands. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
