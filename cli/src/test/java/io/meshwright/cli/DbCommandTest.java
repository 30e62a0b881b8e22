package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Session;
import io.meshwright.api.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class DbCommandTest {
  private static final Mesh MESH =
      Mesh.builder("shop")
          .session(
              new DeclaredSession(
                  new Session(
                      new SessionId("ana"),
                      Ordered.set(List.of(PrincipalId.parse("group:analysts")))),
                  "",
                  List.of()))
          .build();

  @Test
  void startPrintsTheAddressAndHowToStop() {
    CliRun run = CliRun.of(serving(new FakeServer(false)), "db", "start", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                "jdbc:postgresql://127.0.0.1:5433/mesh\n",
                """
                It runs until: meshwright db stop /
                A login for it: meshwright db url / --session ID
                """));
  }

  @Test
  void stopSaysWhetherItRan() {
    FakeServer server = new FakeServer(true);

    assertThat(CliRun.of(serving(server), "db", "stop", "/"))
        .isEqualTo(new CliRun(0, "Stopped. The data stays in /.meshwright.\n", ""));
    assertThat(CliRun.of(serving(server), "db", "stop", "/"))
        .isEqualTo(new CliRun(0, "It was not running.\n", ""));
  }

  @Test
  void aBrokenWorkspaceDoesNotKeepAServerFromBeingStopped() {
    FakeServer server = new FakeServer(true);
    FakeMeshwright broken = serving(server).findings(Problem.error("bad", "x", "is bad", "mend"));

    CliRun first = CliRun.of(broken, "db", "stop", "/");
    assertThat(first.exit()).isZero();
    assertThat(first.out())
        .startsWith("error: x: is bad [bad]\n")
        .endsWith(
            "1 error.\nStopped all the same, as found in /.meshwright: local. The data stays"
                + " there.\n");
    assertThat(server.address()).isEmpty();
    assertThat(CliRun.of(broken, "db", "stop", "/").out())
        .endsWith("1 error.\nNo server runs in /.meshwright.\n");
    assertThat(CliRun.of(broken, "db", "start", "/").exit()).isOne();
    assertThat(CliRun.of(broken, "db", "stop", "/", "--format", "json").out())
        .contains("\"stopped\" : false", "\"mesh\" : null");
  }

  @Test
  void theUrlIsAloneOnStandardOutputAndHasNoPassword() {
    CliRun run = CliRun.of(serving(new FakeServer(true)), "db", "url", "/", "--session", "ana");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("jdbc:postgresql://127.0.0.1:5433/mesh?user=ana\n");
    assertThat(run.err()).contains("any JDBC tool", "--with-password");
  }

  @Test
  void aPasswordIsAddedOnRequestAndNeverReachesStandardError() {
    CliRun run = CliRun.of(serving(new FakeServer(true)), "db", "url", "/", "--with-password");

    assertThat(run.out())
        .isEqualTo(
            "jdbc:postgresql://127.0.0.1:5433/mesh?user=admin%20user&password=p%26ss%20w%2Brd\n");
    assertThat(run.err()).doesNotContain("p%26ss", "p&ss");
  }

  @Test
  void aServerThatDoesNotRunHasNoUrl() {
    CliRun run = CliRun.of(serving(new FakeServer(false)), "db", "url", "/", "--env", "test");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo(
            "meshwright: the server does not run; start it with: meshwright db start / --env test\n");
  }

  @Test
  void anUnknownSessionIsAnsweredWithThoseThereAre() {
    CliRun run = CliRun.of(serving(new FakeServer(true)), "db", "url", "/", "--session", "bob");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo("meshwright: there is no session 'bob'; mesh.yaml declares ana\n");
  }

  @Test
  void aMeshWithoutAnEmbeddedPlatformHasNoServer() {
    for (String command : List.of("start", "stop", "url")) {
      CliRun run = CliRun.of(new FakeMeshwright(), "db", command, "/");

      assertThat(run.exit()).isOne();
      assertThat(run.err()).contains("mesh shop has no embedded platform");
    }
  }

  @Test
  void programsGetAddressAndUrl() {
    FakeMeshwright library = serving(new FakeServer(true));

    assertThat(CliRun.of(library, "db", "start", "/", "--format", "json").out())
        .contains("\"command\" : \"db start\"", "\"address\" : \"jdbc:postgresql://127.0.0.1");
    assertThat(CliRun.of(library, "db", "url", "/", "--format", "json").out())
        .contains("\"url\" : \"jdbc:postgresql://", "\"user\" : \"admin user\"");
    assertThat(CliRun.of(library, "db", "stop", "/", "--format", "json").out())
        .contains("\"stopped\" : true");
  }

  private static FakeMeshwright serving(FakeServer server) {
    return new FakeMeshwright().mesh(MESH).server(server);
  }
}
