package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.cli.render.Plans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPlanTest {
  private static final Plan WIDENING = Plans.widening().build();

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void makeWorkspaceAndFile() throws IOException {
    Files.createFile(folder.resolve("mesh.yaml"));
    file = Files.createFile(folder.resolve("plan.json")).toString();
  }

  @Test
  void aPlanIsSavedAndTheCommandThatAppliesItIsShown() {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);
    CliRun run = CliRun.of(library, "plan", folder.toString(), "--out", file);

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .endsWith(
            "Saved to %s; carry it out with: meshwright apply %s --workspace %s\n"
                .formatted(file, file, folder));
    assertThat(library.calls).contains("write plan.json");
  }

  @Test
  void aPlanThatIsRefusedIsNotSaved() {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);
    CliRun run =
        CliRun.of(library, "plan", folder.toString(), "--out", file, "--fail-on", "widening");

    assertThat(run.exit()).isOne();
    assertThat(library.calls).doesNotContain("write plan.json");
  }

  @Test
  void aRemovalCanBeSavedToo() {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);
    CliRun.of(library, "plan", folder.toString(), "--destroy", "--out", file);

    assertThat(library.calls).containsSubsequence("plan destroy", "write plan.json");
  }

  @Test
  void aSavedPlanIsCarriedOutWithoutPlanningOrProving() {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);
    CliRun run =
        CliRun.of(
            library, "apply", file, "--workspace", folder.toString(), "--yes", "--actor", "ci");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Access: 1 widening");
    assertThat(library.calls)
        .containsExactly("open", "read plan plan.json", "apply by ci", "close");
  }

  @Test
  void aSavedPlanNeedsTheSameApproval() {
    FakeMeshwright library = new FakeMeshwright().plan(Plans.destroying().build());
    CliRun run = CliRun.of(library, "apply", file, "--workspace", folder.toString(), "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("data would be lost in\n").contains("--allow-data-loss");
    assertThat(library.calls).doesNotContain("apply");
  }

  @Test
  void aRefusalOfTheLibraryIsShown() {
    FakeMeshwright library =
        new FakeMeshwright()
            .plan(WIDENING)
            .failing("apply", new MeshException(ErrorKind.CONFLICT, "local/view/x: is gone"));
    CliRun run = CliRun.of(library, "apply", file, "--workspace", folder.toString(), "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).isEqualTo("meshwright: local/view/x: is gone\n");
  }

  @Test
  void aFolderThatIsNoWorkspaceIsRefusedBeforeAnythingIsOpened() throws IOException {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);
    Path other = Files.createDirectory(folder.resolve("other"));
    CliRun run = CliRun.of(library, "apply", file, "--workspace", other.toString(), "--yes");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("holds no mesh.yaml").contains("--workspace");
    assertThat(library.calls).isEmpty();
  }

  @Test
  void optionsOfTheOtherFormAreRefused() {
    FakeMeshwright library = new FakeMeshwright().plan(WIDENING);

    assertThat(CliRun.of(library, "apply", file, "--env", "prod").err()).contains("--env");
    assertThat(CliRun.of(library, "apply", folder.toString(), "--workspace", "/").err())
        .contains("--workspace");
  }
}
