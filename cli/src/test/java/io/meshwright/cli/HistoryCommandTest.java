package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.report.RunChange;
import io.meshwright.api.report.RunRecord;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HistoryCommandTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

  private static RunRecord run(String id, RunRecord.Ending ending, RunChange... changes) {
    return new RunRecord(
        id,
        START,
        ending == RunRecord.Ending.NOT_ENDED ? Optional.empty() : Optional.of(START),
        WorkspaceId.of("shop"),
        Digest.of("plan"),
        new TreeSet<>(List.of("local")),
        new TreeMap<>(Map.of("create", 1, "delete", 1)),
        1,
        0,
        Optional.of("ci"),
        ending,
        "",
        List.of(changes),
        0);
  }

  private static RunChange change(RunChange.Outcome outcome, String why) {
    return new RunChange(
        START, "create", Address.of("local", "view", "sales", "orders"), outcome, why);
  }

  private static final FakeMeshwright LIBRARY =
      new FakeMeshwright()
          .runs(
              run("2026-01-31T12-00-01Z-b", RunRecord.Ending.NOT_ENDED),
              run(
                  "2026-01-31T12-00-00Z-a",
                  RunRecord.Ending.ENDED,
                  change(RunChange.Outcome.DONE, ""),
                  change(RunChange.Outcome.FAILED, "postgres-user")));

  @Test
  void runsAreListedWithHowTheyEnded() {
    assertThat(CliRun.of(LIBRARY, "history", "/"))
        .isEqualTo(
            new CliRun(
                0,
                """
                RUN                     MESH  PLANNED                         RESULT
                2026-01-31T12-00-01Z-b  shop  1 create, 1 delete; 1 widening  did not end, 0 done
                2026-01-31T12-00-00Z-a  shop  1 create, 1 delete; 1 widening  1 done, 1 failed
                """,
                ""));
  }

  @Test
  void aRunIsShownByTheBeginningOfItsName() {
    CliRun run = CliRun.of(LIBRARY, "history", "/", "2026-01-31T12-00-00");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("Actor       ci\n")
        .contains("create  view sales.orders on local  failed: postgres-user\n");
  }

  @Test
  void aRunThatIsNotThereOrNotTheOnlyOneIsRefused() {
    assertThat(CliRun.of(LIBRARY, "history", "/", "2025").err()).contains("there is no run '2025'");
    assertThat(CliRun.of(LIBRARY, "history", "/", "2026").err()).contains("several runs");
  }

  @Test
  void programsGetTheSame() {
    assertThat(CliRun.of(LIBRARY, "history", "/", "--format", "json").out())
        .contains("\"ending\" : \"not-ended\"")
        .contains("\"failed\" : 1");
  }

  @Test
  void aWorkspaceWithoutRunsSaysSo() {
    assertThat(CliRun.of(new FakeMeshwright(), "history", "/").out()).isEqualTo("No runs yet.\n");
  }
}
