package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts of files, workspaces and git revisions, compared. */
class DiffCommandTest {
  private static final String CONTRACT = "domains/sales/orders/orders.odcs.yaml";

  @TempDir Path folder;
  private Path shop;

  @BeforeEach
  void writeWorkspace() {
    shop = folder.resolve("shop");
    StarterWorkspace.write(shop);
  }

  private static CliRun run(Object... arguments) {
    List<String> texts = new ArrayList<>();
    for (Object argument : arguments) {
      texts.add(argument.toString());
    }
    return CliRun.of(new LibraryEntry(reference -> Optional.empty()), texts.toArray(String[]::new));
  }

  private void replace(String before, String after) throws IOException {
    Path file = shop.resolve(CONTRACT);
    String text = Files.readString(file);
    assertThat(text).contains(before);
    Files.writeString(file, text.replace(before, after));
  }

  private Path copy() throws IOException {
    return Files.copy(shop.resolve(CONTRACT), folder.resolve("old.odcs.yaml"));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", shop.toString()));
    command.addAll(
        List.of(
            "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("git.txt");
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(out)).isZero();
  }

  private void commit() throws IOException, InterruptedException {
    git("init", "--quiet");
    git("add", "--all");
    git("commit", "--quiet", "--message", "first");
  }

  @Test
  void twoContractFilesAreCompared() throws IOException {
    Path old = copy();
    replace("version: 1.0.0", "version: 1.1.0");
    replace("      - name: region\n        logicalType: string\n        required: true\n", "");
    replace("- name: amount", "- name: note\n        logicalType: string\n      - name: amount");

    CliRun run = run("diff", old, shop.resolve(CONTRACT));

    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                """
                sales-orders 1.0.0 -> 1.1.0
                  ! orders.region: the column was removed
                  + orders.note: the column was added
                  1 breaking change demands 2.0.0; the document says 1.1.0

                1 contract differs, 1 with breaking changes.
                """,
                ""));
    assertThat(run("diff", old, shop.resolve(CONTRACT), "--fail-on", "breaking").exit()).isOne();
    assertThat(run("diff", old, shop, "--fail-on", "version").exit()).isOne();
    assertThat(run("diff", old, shop, "--detailed-exitcode").exit()).isEqualTo(2);
  }

  @Test
  void whatIsTheSameHasNoDifference() throws IOException {
    CliRun run = run("diff", copy(), shop, "--detailed-exitcode", "--fail-on", "breaking");

    assertThat(run).isEqualTo(new CliRun(0, "No differences.\n", ""));
  }

  @Test
  void aRevisionIsComparedWithWhatIsThere() throws IOException, InterruptedException {
    commit();
    replace("logicalType: number", "logicalType: string");

    CliRun run = run("diff", "--git", "HEAD", shop, "--format", "json");

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(run.exit()).isZero();
    assertThat(json.path("breaking").asBoolean()).isTrue();
    assertThat(json.path("versionsAreEnough").asBoolean()).isFalse();
    JsonNode change = json.path("differences").path(0).path("changes").path(0);
    assertThat(change.path("kind").asText()).isEqualTo("type-changed");
    assertThat(change.path("element").asText()).isEqualTo("orders.amount");
    assertThat(run("diff", "--git", "HEAD", shop.resolve(CONTRACT)).out())
        .contains("orders.amount");
  }

  @Test
  void theRuleOfTheWorkspaceHoldsAgainstARevision() throws IOException, InterruptedException {
    commit();
    replace("logicalType: number", "logicalType: string");
    assertThat(run("validate", shop, "--baseline", "HEAD").exit()).isZero();
    Files.writeString(
        shop.resolve("mesh.yaml"),
        Files.readString(shop.resolve("mesh.yaml"))
            + "governance: {rules: {no-breaking-change: error}}\n");

    CliRun run = run("validate", shop, "--baseline", "HEAD");

    assertThat(run.exit()).isOne();
    assertThat(run.out()).contains("orders.amount: its type went from", "[no-breaking-change]");
    replace("version: 1.0.0", "version: 2.0.0");
    assertThat(run("validate", shop, "--baseline", "HEAD").exit()).isZero();
  }

  @Test
  void markdownHasATablePerContract() throws IOException {
    Path old = copy();
    replace("logicalType: number", "logicalType: string");

    CliRun run = run("diff", old, shop, "--format", "markdown");

    assertThat(run.out())
        .contains("| contract | before | after | verdict |", "**breaking**", "`orders.amount`");
  }

  @Test
  void whatCannotBeComparedIsSaid() throws IOException, InterruptedException {
    assertThat(run("diff", folder.resolve("nothing"), shop).err())
        .contains("is no contract file, no workspace folder and no REVISION:PATH");
    assertThat(run("diff", shop).err()).contains("name two sides, or one and --git REVISION");
    assertThat(run("diff", shop, "live").err()).contains("name it first");
    commit();
    assertThat(run("diff", "--git", "nowhere", shop).err()).contains("git rev-parse failed");
    assertThat(run("diff", "--git", "--upload-pack=x", shop).exit()).isNotZero();
    Path broken = Files.writeString(folder.resolve("broken.odcs.yaml"), "kind: [");
    assertThat(run("diff", broken, shop).exit()).isOne();
  }
}
