package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.report.NeededRights;
import io.meshwright.cli.render.Plans;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsCommandTest {
  private static final NeededRights LOCAL =
      new NeededRights(
          new PlatformName("local"),
          Ordered.set(List.of(new NeededRights.Right("CREATE ON SCHEMA", "sales"))),
          "CREATE ON SCHEMA sales\n");

  private static CliRun run(String... arguments) {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.plan().build()).rights(LOCAL);
    return CliRun.of(library, arguments);
  }

  @Test
  void eachPlatformHasItsDocument() {
    assertThat(run("rights", "/"))
        .isEqualTo(
            new CliRun(0, "On local, whoever applies it needs:\nCREATE ON SCHEMA sales\n", ""));
  }

  @Test
  void theDocumentOfOnePlatformStandsAlone() {
    assertThat(run("rights", "/", "--platform", "local"))
        .isEqualTo(new CliRun(0, "CREATE ON SCHEMA sales\n", ""));
  }

  @Test
  void aPlatformThatIsNotThereIsNamed() {
    CliRun run = run("rights", "/", "--platform", "lake");
    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("there is no platform 'lake'; the mesh has local");
  }

  @Test
  void whereNothingChangesNothingIsNeeded() {
    assertThat(CliRun.of(new FakeMeshwright().plan(Plans.plan().build()), "rights", "/").out())
        .isEqualTo("Nothing would change, and nothing is needed for that.\n");
  }

  @Test
  void programsGetThemOneByOne() {
    assertThat(run("rights", "/", "--format=json").out())
        .contains("\"action\" : \"CREATE ON SCHEMA\"")
        .contains("\"on\" : \"sales\"")
        .contains("\"platform\" : \"local\"");
  }

  @Test
  void itOnlyReads() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.plan().build()).rights(LOCAL);
    CliRun.of(library, "rights", "/");
    assertThat(library.calls).containsExactly("open", "read", "plan", "rights", "close");
  }
}
