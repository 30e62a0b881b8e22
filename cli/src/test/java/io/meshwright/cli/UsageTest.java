package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "init",
        "schema",
        "fmt",
        "validate",
        "export",
        "plan",
        "apply",
        "destroy",
        "prove",
        "history",
        "drift",
        "rights",
        "explain-code",
        "db",
        "db start",
        "db stop",
        "db url"
      })
  void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
    CliRun run = CliRun.of(new FakeMeshwright(), (command + " --help").strip().split(" "));

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(("Usage: meshwright " + command).strip())
        .contains("\nExit codes:\n  0   ")
        .contains("\nExamples:\n  meshwright ");
  }

  @Test
  void theVersionIsPrinted() {
    CliRun run = CliRun.of(new FakeMeshwright(), "--version");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("meshwright ").contains("\nJava ");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    CliRun run = CliRun.of(new FakeMeshwright());

    assertThat(run.exit()).isOne();
    assertThat(run.err()).startsWith("meshwright: Missing required subcommand\nUsage: meshwright");
  }

  @Test
  void anUnknownOptionEndsWithOneAndAHint() {
    CliRun run = CliRun.of(new FakeMeshwright(), "plan", "--detailed-exit");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                "",
                """
                meshwright: Unknown option: '--detailed-exit'
                Possible solutions: --detailed-exitcode, --destroy
                Try 'meshwright plan --help' for what there is.
                """));
  }

  @Test
  void anUnknownCommandEndsWithOneAndASuggestion() {
    CliRun run = CliRun.of(new FakeMeshwright(), "vlidate");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("Did you mean: meshwright validate");
  }

  @Test
  void aWrongValueIsAnsweredWithTheRightOnes() {
    CliRun run = CliRun.of(new FakeMeshwright(), "plan", "--format", "xml");

    assertThat(run.exit()).isOne();
    assertThat(run.err())
        .startsWith(
            "meshwright: --format takes text or json or markdown or sarif or junit, not 'xml'\n");
  }

  @Test
  void anOptionOfOneWordNamesIt() {
    assertThat(CliRun.of(new FakeMeshwright(), "plan", "--fail-on", "widning").err())
        .startsWith("meshwright: --fail-on takes widening, not 'widning'\n");
  }

  @Test
  void anArgumentTooManySaysWhatTheCommandTakes() {
    assertThat(CliRun.of(new FakeMeshwright(), "plan", "shop", "now").err())
        .startsWith("meshwright: plan takes WORKSPACE and options only; 'now' is too much\n");
    assertThat(CliRun.of(new FakeMeshwright(), "db", "stpo").err())
        .startsWith("meshwright: there is no command 'stpo'; db has start, stop, url\n")
        .contains("Did you mean: db stop");
  }

  @Test
  void aDomainIsAName() {
    assertThat(CliRun.of(new FakeMeshwright(), "plan", "--domain", "Sales").err())
        .contains("'--domain'", "'Sales' is not a domain name: a-z first");
  }

  @Test
  void globalOptionsMayStandOnEitherSideOfTheCommand() {
    String before = CliRun.of(new FakeMeshwright(), "--format", "json", "validate", "/").out();
    String after = CliRun.of(new FakeMeshwright(), "validate", "/", "--format", "json").out();

    assertThat(before).startsWith("{").isEqualTo(after);
  }

  @Test
  void aDefectShowsNoStackTraceUnlessAsked() {
    FakeMeshwright library =
        new FakeMeshwright().failing("read", new IllegalStateException("no such thing"));
    CliRun run = CliRun.of(library, "validate", "/");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                "",
                """
                meshwright: java.lang.IllegalStateException: no such thing
                This is a defect of Meshwright; --stacktrace shows where it is.
                """));
    assertThat(CliRun.of(library, "validate", "/", "--stacktrace").err())
        .startsWith("meshwright: java.lang.IllegalStateException: no such thing\n")
        .contains("\tat io.meshwright.cli.");
  }

  @Test
  void aMessageCannotSteerTheTerminal() {
    FakeMeshwright library =
        new FakeMeshwright()
            .failing("read", new MeshException(ErrorKind.USER, "one\ntwo\u001b[2K"));

    assertThat(CliRun.of(library, "validate", "/").err())
        .isEqualTo("meshwright: one\ntwo\\u001b[2K\n");
  }

  @Test
  void colorsNeedATerminalThatWantsThem() {
    assertThat(colored(true, Map.of())).isTrue();
    assertThat(colored(false, Map.of())).isFalse();
    assertThat(colored(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(colored(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(colored(true, Map.of(), "--no-color")).isFalse();
    assertThat(colored(true, Map.of(), "--color", "never")).isFalse();
  }

  @Test
  void whoAsksForColorsGetsThemAnywhere() {
    assertThat(colored(false, Map.of("NO_COLOR", "1"), "--color", "always")).isTrue();
    assertThat(colored(false, Map.of(), "--color", "auto")).isFalse();
  }

  @Test
  void aCommandSaysWhichFormatsItDoesNotHave() {
    CliRun run = CliRun.of(new FakeMeshwright(), "prove", "/", "--format", "markdown");

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                "",
                "meshwright: prove has no result in the format markdown, which is for plan, diff,"
                    + " validate, explain-code; leave --format out, or write text or json\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sarif", "junit"})
  void onlyValidateEndsInFindings(String format) {
    CliRun run = CliRun.of(new FakeMeshwright(), "plan", "/", "--format", format);

    assertThat(run)
        .isEqualTo(
            new CliRun(
                1,
                "",
                "meshwright: plan has no result in the format "
                    + format
                    + ", which is for validate; leave --format out, or write text or json\n"));
  }

  private static boolean colored(
      boolean interactive, Map<String, String> environment, String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "prove";
    arguments[1] = "/";
    System.arraycopy(options, 0, arguments, 2, options.length);
    FakeMeshwright library = new FakeMeshwright().findings(Problem.warning("w", "x", "is odd", ""));
    return CliRun.run(library, interactive, "", environment, arguments).out().contains("\u001b[3");
  }
}
