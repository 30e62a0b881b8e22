package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Team;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.cli.render.PlanText;
import io.meshwright.cli.render.Plans;
import io.meshwright.cli.render.ProofText;
import io.meshwright.cli.render.Proofs;
import io.meshwright.cli.render.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplyCommandTest {
  private static final Plan PLAN = Plans.widening().build();
  private static final Plan EMPTY = Plans.plan().unchanged(3).build();
  private static final ProofReport PROVED =
      Proofs.of(Proofs.item("ana", ProofItem.Status.PROVED, 2, List.of("region")));
  private static final ProofReport DIFFERENT =
      Proofs.of(Proofs.item("ana", ProofItem.Status.DIFFERENT, 3, List.of("region"), "row 3"));

  @Test
  void anApprovedPlanIsAppliedAndProved() {
    FakeMeshwright library = new FakeMeshwright().plan(PLAN).proof(PROVED);
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                PlanText.of(PLAN, Style.PLAIN)
                    + """

                    Applied: 1 of 1 change done.

                    """
                    + ProofText.of(PROVED, Style.PLAIN),
                ""));
    assertThat(library.calls).containsExactly("open", "read", "plan", "apply", "prove", "close");
  }

  @Test
  void anEmptyPlanAsksNothingAndIsProvedAllTheSame() {
    FakeMeshwright library = new FakeMeshwright().plan(EMPTY).proof(PROVED);
    CliRun run = CliRun.of(library, "apply", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                "No changes. 3 objects are as they should be.\n\n"
                    + ProofText.of(PROVED, Style.PLAIN),
                ""));
    assertThat(library.calls).doesNotContain("apply");
  }

  @Test
  void onATerminalAYesAppliesAndProgressStaysOnOneLine() {
    CliRun run =
        CliRun.answering(
            "y\n", new FakeMeshwright().plan(PLAN).proof(PROVED), "apply", "/", "--no-proof");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .endsWith(
            "\nApply this change? [y/N] "
                + "\rtaking the right to write\u001b[K"
                + "\r[0/1] local, views: 1 change\u001b[K"
                + "\r[1/1] created view sales.orders_v1 on local\u001b[K\r\u001b[K"
                + "Applied: 1 of 1 change done.\n");
  }

  @Test
  void anythingElseThanAYesChangesNothing() {
    for (String answer : List.of("n\n", "\n", "", "yep\n")) {
      FakeMeshwright library = new FakeMeshwright().plan(PLAN);
      CliRun run = CliRun.answering(answer, library, "apply", "/");

      assertThat(run.exit()).isOne();
      assertThat(run.err()).isEqualTo("Nothing was changed.\n");
      assertThat(library.calls).doesNotContain("apply", "loadSamples", "prove");
    }
  }

  @Test
  void withoutATerminalAndWithoutYesItIsRefused() {
    FakeMeshwright library = new FakeMeshwright().plan(PLAN);
    CliRun run = CliRun.of(library, "apply", "/");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo(
            "Nothing was changed: nobody can be asked here (no terminal); approve with --yes.\n");
    assertThat(library.calls).doesNotContain("apply");
  }

  @Test
  void programsAreNotAskedEither() {
    FakeMeshwright library = new FakeMeshwright().plan(PLAN);
    CliRun run = CliRun.answering("y\n", library, "apply", "/", "--format", "json");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).contains("\"refused\" : \"Nothing was changed: nobody can be asked");
    assertThat(library.calls).doesNotContain("apply");
  }

  @Test
  void dataIsLostOnlyWhereThatIsAllowed() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.destroying().build());
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo(
            """
            Nothing was changed: data would be lost in
              table sales.orders on local: everything in it
            Approve that with --allow-data-loss.
            """);
    assertThat(library.calls).doesNotContain("apply");

    CliRun.of(library, "apply", "/", "--yes", "--allow-data-loss");
    assertThat(library.calls).contains("apply with data loss");
  }

  @Test
  void samplesAreLoadedAfterTheChangesAndBeforeTheProof() {
    FakeMeshwright library = new FakeMeshwright().mesh(withSamples()).plan(PLAN);
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Samples: 5 rows into 2 empty tables.\n");
    assertThat(library.calls).containsSubsequence("apply", "loadSamples", "prove");
  }

  @Test
  void aSampleThatDoesNotFitFails() {
    FakeMeshwright library =
        new FakeMeshwright()
            .mesh(withSamples())
            .plan(EMPTY)
            .sampleProblems(Problem.error("sample", "orders", "is not a date", ""));
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.out())
        .contains(
            "Samples: 5 rows into 2 empty tables, 1 error.\nerror: orders: is not a date [sample]\n");
  }

  @Test
  void aDifferenceInTheProofFails() {
    FakeMeshwright library = new FakeMeshwright().plan(PLAN).proof(DIFFERENT);

    assertThat(CliRun.of(library, "apply", "/", "--yes").exit()).isOne();
    assertThat(CliRun.of(library, "apply", "/", "--yes", "--no-proof").exit()).isZero();
  }

  @Test
  void whatFailedStandsAtTheVeryEndWithItsRemedy() {
    Problem denied = Problem.error("denied", "local/view/sales/orders_v1", "denied", "grant it");
    FakeMeshwright library =
        new FakeMeshwright()
            .plan(PLAN)
            .proof(PROVED)
            .outcome(new ChangeOutcome.Failed(denied, false));
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.out())
        .contains("Applied: 0 of 1 change done, 1 failed.\n")
        .endsWith(
            """
            Proved: 1 comparison, 0 differences.

            Not done
              failed  create view sales.orders_v1 on local: denied [denied]
                  grant it
            """);
  }

  @Test
  void whatStaysClosedFailsTheRunAlthoughEverythingElseIsDone() {
    Plan plan =
        Plans.widening()
            .problem(Problem.error("closed", "sales.clicks", "stays closed", "place it elsewhere"))
            .build();
    CliRun run = CliRun.of(new FakeMeshwright().plan(plan).proof(PROVED), "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.out())
        .endsWith(
            """
            Proved: 1 comparison, 0 differences.

            Left with errors
            error: sales.clicks: stays closed [closed]
                place it elsewhere
            """);
  }

  @Test
  void aChangeThatIsNotVisibleYetIsNoSuccess() {
    FakeMeshwright library =
        new FakeMeshwright().plan(PLAN).outcome(new ChangeOutcome.NotYetVisible("noon"));

    assertThat(CliRun.of(library, "apply", "/", "--yes").exit()).isOne();
  }

  @Test
  void aProofThatBreaksDoesNotHideWhatFailed() {
    FakeMeshwright library =
        new FakeMeshwright()
            .plan(PLAN)
            .outcome(new ChangeOutcome.Skipped("it needs x"))
            .failing("prove", new MeshException(ErrorKind.TRANSIENT, "the server went away"));
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).endsWith("  skipped  create view sales.orders_v1 on local: it needs x\n");
    assertThat(run.err())
        .isEqualTo("meshwright: the server went away\nThis may pass: run it again.\n");
  }

  @Test
  void programsGetEverythingThatHappenedBeforeAFailure() {
    FakeMeshwright library =
        new FakeMeshwright()
            .plan(PLAN)
            .failing("prove", new MeshException(ErrorKind.TRANSIENT, "the server went away"));
    CliRun run = CliRun.of(library, "apply", "/", "--yes", "--format", "json");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("\"plan\" : {", "\"apply\" : {", "\"outcome\" : \"done\"")
        .endsWith(
            """
              "error" : {
                "kind" : "transient",
                "message" : "the server went away",
                "problems" : [ ]
              }
            }
            """);
  }

  @Test
  void aConflictIsAMessageAndNoStackTrace() {
    FakeMeshwright library =
        new FakeMeshwright()
            .plan(PLAN)
            .failing("apply", new MeshException(ErrorKind.CONFLICT, "another run holds local"));
    CliRun run = CliRun.of(library, "apply", "/", "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).isEqualTo("meshwright: another run holds local\n");
  }

  private static Mesh withSamples() {
    DataProduct product =
        new DataProduct(
            ProductAddress.of("sales", "orders"),
            "1.0.0",
            LifecycleStatus.ACTIVE,
            "",
            Team.NONE,
            List.of(),
            List.of(),
            Optional.empty(),
            List.of(),
            Ordered.map(Map.of("orders", "orders.csv", "items", "items.csv")));
    return Mesh.builder("shop").product(product).build();
  }
}
