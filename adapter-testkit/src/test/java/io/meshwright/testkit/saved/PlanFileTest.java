package io.meshwright.testkit.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.planfile.PlanFile;
import io.meshwright.testkit.generate.Choice;
import io.meshwright.testkit.generate.RandomPlans;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTest {
  private static final int SEEDS = Integer.getInteger("meshwright.test.plans", 100);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("plan.json");
  }

  private String written(Plan plan) throws IOException {
    PlanFile.write(plan, file());
    return Files.readString(file());
  }

  private Problem refused(String text) throws IOException {
    Files.writeString(file(), text);
    return refused();
  }

  private Problem refused() {
    Problem[] problem = new Problem[1];
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PlanFile.read(file()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .satisfies(e -> problem[0] = e.problems().getFirst());
    return problem[0];
  }

  @Test
  void whatIsReadIsWhatWasWrittenAndEqualPlansMakeEqualFiles() throws IOException {
    StringBuilder all = new StringBuilder();
    for (long seed = 1; seed <= SEEDS; seed++) {
      String first = written(RandomPlans.of(seed));
      assertThat(PlanFile.read(file())).as("seed %s", seed).isEqualTo(RandomPlans.of(seed));
      assertThat(written(PlanFile.read(file()))).as("seed %s", seed).isEqualTo(first);
      assertThat(first.chars()).as("seed %s", seed).allMatch(c -> c < 0x80);
      all.append(first);
    }
    assertThat(all)
        .contains(
            "\"create\":",
            "\"update\":",
            "\"replace\":",
            "\"delete\":",
            "\"adopt\":",
            "\"int\":",
            "\"dec\":",
            "\"bag\":",
            "\"obj\":",
            "\"ref\":",
            "\"secret\":",
            "\"opaque\":",
            "\"compare\":",
            "\"in\":",
            "\"between\":",
            "\"like\":",
            "\"isNull\":",
            "\"and\":",
            "\"or\":",
            "\"not\":",
            "\"memberOf\":",
            "\"before\":",
            "\"constant\":",
            "\"numeric\":",
            "\"floating\":",
            "\"binary\":",
            "\"date\":",
            "\"time\":",
            "\"timestamp\":",
            "\"timestamptz\":",
            "\"uuid\":",
            "\"json\":",
            "\"xml\":",
            "\"namePrefix\":\"dev",
            "\"within\":",
            "\"claimed\":",
            "\"marked\":",
            "\"foreign\"");
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws IOException {
    written(RandomPlans.of(1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(listed()).containsExactly("plan.json");
  }

  private List<String> listed() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void aPlanThatWasEditedIsRefused() throws IOException {
    String text = written(RandomPlans.of(3));
    Problem problem = refused(text.replaceFirst("\"unchanged\":\\d+", "\"unchanged\":77"));

    assertThat(problem.code()).isEqualTo("plan-changed");
    assertThat(problem.what()).contains("was changed after it was written");
    assertThat(problem.place()).isPresent();
  }

  @Test
  void aPlanWithoutOneOfItsPremisesIsRefused() throws IOException {
    String text = written(RandomPlans.of(5));
    int premises = text.indexOf("\"premises\":[\n");
    assertThat(premises).isPositive();
    String without =
        text.substring(0, premises)
            + "\"premises\":[],\n"
            + text.substring(text.indexOf("\"checksum\""));

    assertThat(refused(without).code()).isEqualTo("plan-changed");
  }

  @Test
  void layoutAndOrderOfKeysDoNotMatter() throws IOException {
    Plan plan = RandomPlans.of(2);
    String text = written(plan).replace(",\n", " ,\r\n\t ");
    Files.writeString(file(), text);

    assertThat(PlanFile.read(file())).isEqualTo(plan);
  }

  @Test
  void anotherFormatVersionIsRefusedBeforeAnythingElse() throws IOException {
    Problem problem = refused("{\"formatVersion\":2,\"future\":true}");

    assertThat(problem.code()).isEqualTo("plan-format");
    assertThat(problem.text()).contains("plan.json:1:18");
  }

  @Test
  void anUnknownKeyIsRefusedWithItsPlaceAndASuggestion() throws IOException {
    String text = written(RandomPlans.of(2)).replaceFirst("\"phase\":", "\"phases\":");
    Problem problem = refused(text);

    assertThat(problem.what()).contains("'phases'").contains("did you mean 'phase'?");
    assertThat(problem.place().orElseThrow().line()).isGreaterThan(1);
  }

  @Test
  void aFileThatEndsAnywhereIsRefused() throws IOException {
    String text = written(RandomPlans.of(4));
    for (int end = 0; end < text.length() - 2; end += 1 + end / 200) {
      assertThat(refused(text.substring(0, end)).place()).as("cut at %s", end).isPresent();
    }
  }

  @Test
  void noFlippedByteDoesAnyHarm() throws IOException {
    byte[] bytes = written(RandomPlans.of(4)).getBytes(StandardCharsets.US_ASCII);
    Plan plan = RandomPlans.of(4);
    Choice choice = Choice.of(4);
    for (int i = 0; i < 500; i++) {
      byte[] changed = Arrays.copyOf(bytes, bytes.length);
      changed[choice.between(0, bytes.length - 1)] ^= (byte) (1 << choice.between(0, 7));
      Files.write(file(), changed);
      try {
        assertThat(PlanFile.read(file())).isEqualTo(plan);
      } catch (MeshException e) {
        assertThat(e.kind()).as("change %s", i).isEqualTo(ErrorKind.USER);
        assertThat(e.problems().getFirst().place()).as("change %s", i).isPresent();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"plan\"",
        "{}",
        "nonsense",
        "{\"formatVersion\":\"1\"}",
        "{\"formatVersion\":1,\"formatVersion\":1}",
        "{\"formatVersion\":1,\"changes\":{}}",
        "{\"formatVersion\":1,\"changes\":[[[]]]}",
        "{\"formatVersion\":1,\"unchanged\":99999999999999999999}",
        "{\"formatVersion\":1,\"unchanged\":1e400}",
        "{\"formatVersion\":1,\"unchanged\":NaN}",
        "{\"formatVersion\":1,\"madeAt\":\"tomorrow\"}",
        "{\"formatVersion\":1,} ",
        "{'formatVersion':1}",
        "/* a */ {}",
        "\ufeff{}x"
      })
  void whatIsNoPlanIsRefusedWithItsPlace(String text) throws IOException {
    assertThat(refused(text).place()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"int,1e9", "int,--1", "dec,1E+999999999", "dec,1E-2147483648", "dec,0x10", "bag,[]"})
  void aNumberThatWouldFillTheMemoryIsRefused(String tag, String number) throws IOException {
    String live =
        "{\"resource\":{\"address\":{\"platform\":\"p\",\"kind\":\"k\",\"path\":[]},"
            + "\"attributes\":{\"a\":{\"%s\":\"%s\"}},\"dependsOn\":[]},".formatted(tag, number);

    assertThat(
            refused("{\"formatVersion\":1,\"changes\":[{\"change\":{\"delete\":{\"live\":" + live)
                .place())
        .isPresent();
  }

  @Test
  void deepNestingIsRefusedAsSuch() throws IOException {
    Problem problem = refused("{\"formatVersion\":1,\"changes\":" + "[".repeat(100_000));

    assertThat(problem.code()).isEqualTo("plan-too-large");
  }

  @Test
  void aLineOfAHundredMegabytesIsRefused() throws IOException {
    byte[] block = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = Files.newOutputStream(file())) {
      out.write("{\"formatVersion\":1,\"madeAt\":\"".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    assertThat(refused().code()).isEqualTo("plan-too-large");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Files.write(file(), new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    assertThat(refused().place()).isPresent();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PlanFile.read(folder.resolve("none.json")))
        .withMessageContaining("none.json")
        .withMessageContaining("there is no such file");
  }

  @Test
  void aFolderThatIsNotThereIsRefusedWhenWriting() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PlanFile.write(RandomPlans.of(1), folder.resolve("none/plan.json")))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
  }

  @Test
  void aNameThatIsNoUnicodeIsRefusedAndNoFileIsLeft() throws IOException {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PlanFile.write(Secrets.in(RandomPlans.of(1), "half \ud83d", "x"), file()))
        .withMessageContaining("cannot be written to a file")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    assertThat(listed()).isEmpty();
  }

  @Test
  void aSecretInClearIsNeverWritten() throws IOException {
    Plan plan = Secrets.in(RandomPlans.of(1), "password", "hunter2");

    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PlanFile.write(plan, file()))
        .satisfies(e -> assertThat(e.getMessage()).contains("password").doesNotContain("hunter2"));
    assertThat(listed()).isEmpty();
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                PlanFile.write(
                    Secrets.in(RandomPlans.of(1), "url", "jdbc:postgresql://u:hunter2@h/d"),
                    file()));
  }
}
