package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.cli.render.PlanText;
import io.meshwright.cli.render.Plans;
import io.meshwright.cli.render.Style;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanCommandTest {
  private static final Plan EMPTY = Plans.plan().unchanged(3).build();
  private static final Plan WIDENING = Plans.widening().build();

  @Test
  void aPlanWithChangesEndsWithZero() {
    CliRun run = CliRun.of(planning(WIDENING), "plan", "/");

    assertThat(run).isEqualTo(new CliRun(0, PlanText.of(WIDENING, Style.PLAIN), ""));
  }

  @Test
  void aDetailedExitCodeTellsChangesFromNone() {
    assertThat(CliRun.of(planning(WIDENING), "plan", "/", "--detailed-exitcode").exit())
        .isEqualTo(2);
    assertThat(CliRun.of(planning(EMPTY), "plan", "/", "--detailed-exitcode").exit()).isZero();
  }

  @Test
  void aPipelineCanRefuseWidenings() {
    CliRun run =
        CliRun.of(planning(WIDENING), "plan", "/", "--fail-on", "widening", "--detailed-exitcode");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .isEqualTo("The plan widens access: 1 widening, refused by --fail-on widening.\n");
  }

  @Test
  void aPlanWithoutWideningPassesThatRefusal() {
    assertThat(CliRun.of(planning(EMPTY), "plan", "/", "--fail-on", "widening").exit()).isZero();
  }

  @Test
  void anObjectThatStaysClosedEndsWithOne() {
    Plan plan = Plans.widening().problem(Problem.error("closed", "x", "stays closed", "")).build();

    assertThat(CliRun.of(planning(plan), "plan", "/", "--detailed-exitcode").exit()).isOne();
  }

  @Test
  void objectsOfOthersAreAdoptedByTheirAddresses() {
    FakeMeshwright library = planning(EMPTY);
    CliRun run =
        CliRun.of(library, "plan", "/", "--adopt", "local/table/s/t", "--adopt=local/grant/s//r");

    assertThat(run.exit()).isZero();
    assertThat(library.calls).contains("plan adopting [local/grant/s//r, local/table/s/t]");
  }

  @Test
  void whatIsNoAddressIsNotAdopted() {
    CliRun run = CliRun.of(planning(EMPTY), "plan", "/", "--adopt", "orders");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .contains("'orders' is no address: write platform/kind/name as the plan's finding has it");
  }

  @Test
  void anInvalidWorkspaceIsNotPlanned() {
    FakeMeshwright library =
        new FakeMeshwright().findings(Problem.error("bad", "x", "is bad", "mend it"));
    CliRun run = CliRun.of(library, "plan", "/");

    assertThat(run)
        .isEqualTo(new CliRun(1, "error: x: is bad [bad]\n    mend it\n\n1 error.\n", ""));
    assertThat(library.calls).doesNotContain("plan");
  }

  @Test
  void programsGetThePlanAndTheRefusal() {
    CliRun run = CliRun.of(planning(WIDENING), "plan", "/", "--format=json", "--fail-on=widening");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("{\n  \"command\" : \"plan\",\n  \"mesh\" : \"shop\",\n  \"problems\" : [ ],\n")
        .contains("\"fingerprint\" : \"" + WIDENING.fingerprint().hex() + "\"")
        .endsWith(
            "  \"refused\" : \"The plan widens access: 1 widening,"
                + " refused by --fail-on widening.\"\n}\n");
  }

  private static FakeMeshwright planning(Plan plan) {
    return new FakeMeshwright().plan(plan);
  }

  @Test
  void theFirstLineSaysWhatThePlanIsAbout() {
    Mesh mesh =
        Mesh.builder(new WorkspaceId("shop", "dev"))
            .platform(
                new Platform(
                        new PlatformName("local"),
                        "postgres",
                        Ordered.map(Map.<String, String>of()),
                        Authority.ADDITIVE)
                    .withNamePrefix(new NamePrefix("dev_")))
            .build();
    FakeMeshwright library = planning(EMPTY).mesh(mesh);

    assertThat(
            CliRun.of(library, "plan", "/", "--env", "dev", "--domain", "sales", "--domain=web")
                .out())
        .startsWith(
            "Environment dev, workspace shop/dev, names begin with dev_, domains sales, web"
                + " only.\n\nNo changes.");
    assertThat(library.calls).contains("open dev", "plan of [sales, web]");
    assertThat(CliRun.of(library, "plan", "/", "--domain", "sales").out())
        .startsWith("Domain sales only.\n\n");
    assertThat(
            CliRun.of(library, "plan", "/", "--env=dev", "--domain=sales", "--format=json").out())
        .contains("\"environment\" : \"dev\"", "\"domains\" : [ \"sales\" ]");
  }
}
