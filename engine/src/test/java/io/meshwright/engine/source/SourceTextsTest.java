package io.meshwright.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.SourceLines;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextsTest {
  private static Optional<String> line(String text, int number) {
    return lines(text, Problem.error("some-code", "", "x", "").at(new Place("a", number, 3)))
        .at(new Place("a", number, 3));
  }

  private static SourceLines lines(String text, Problem... problems) {
    return new SourceTexts(Ordered.map(Map.of("a", text))).lines(List.of(problems));
  }

  @Test
  void aLineIsShownWithoutItsEnd() {
    assertThat(line("one\ntwo\r\n\nfour", 1)).contains("one");
    assertThat(line("one\ntwo\r\n\nfour", 2)).contains("two");
    assertThat(line("one\ntwo\r\n\nfour", 3)).contains("");
    assertThat(line("one\ntwo\r\n\nfour", 4)).contains("four");
  }

  @Test
  void aLineThatIsNotThereIsNotShown() {
    assertThat(line("one\n", 3)).isEmpty();
    assertThat(line("", 1)).isEmpty();
    assertThat(lines("one", Problem.error("c", "", "x", "").at(new Place("b", 1, 1))).lines())
        .isEmpty();
  }

  @Test
  void onlyLinesOfFindingsAreKept() {
    SourceLines lines =
        lines("one\ntwo\nthree", Problem.error("c", "", "x", "").at(new Place("a", 2, 1)));

    assertThat(lines.lines()).containsOnlyKeys(new Place("a", 2, 1));
    assertThat(lines.files()).containsExactly("a");
    assertThat(lines("one").lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: hunter2",
        "  local: {provider: postgres, settings: {password: hunter2, mode: server}}",
        "\"db-password\" : 'hunter2'",
        "api_token: hunter2: x",
        "mask: {hash: hmac-sha256-hex, key: hunter2}",
        "url: jdbc:postgresql://me:hunter2@db/shop",
        "url: jdbc:postgresql://db/shop?user=me&password=hunter2",
        "password:",
        "  - {platform: warehouse, user: ana, pasword: hunter2}",
        "private-key: |"
      })
  void aLineThatMayHoldASecretIsNotShown(String line) {
    assertThat(line(line, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: env:DEPLOYER",
        "mask: {hash: hmac-sha256-hex, key: env:KEY}",
        "primaryKey: true",
        "url: jdbc:postgresql://db:5432/shop",
        "description: who has forgotten a password"
      })
  void aLineWithoutOneIs(String line) {
    assertThat(line(line, 1)).contains(line);
  }

  @Test
  void whatIsNestedBelowTheKeyOfASecretIsNotShown() {
    String text = "settings:\n  private-key: |\n    first\n\n    second\n  mode: server\n";

    assertThat(line(text, 3)).isEmpty();
    assertThat(line(text, 5)).isEmpty();
    assertThat(line(text, 6)).contains("  mode: server");
  }

  @Test
  void noFindingShowsTheLineOfASecret() {
    Problem secret =
        Problem.error("secret-in-workspace", "", "a secret", "").at(new Place("a", 2, 9));
    Problem other = Problem.error("unknown-key", "", "x", "").at(new Place("a", 2, 1));

    Problem setting = Problem.error("unknown-setting", "", "x", "").at(new Place("a", 2, 9));

    assertThat(lines("one\nstrange: hunter2", secret, other).lines()).isEmpty();
    assertThat(lines("one\nstrange: hunter2", setting).lines()).isEmpty();
  }

  @Test
  void manyFindingsInALargeFileCostLittle() {
    String text = ("x".repeat(200) + ": password".repeat(50) + "\n").repeat(2_000);
    List<Problem> problems = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      problems.add(Problem.error("c", "", "x", "").at(new Place("a", 2 * i, 1)));
    }

    assertThat(new SourceTexts(Ordered.map(Map.of("a", text))).lines(problems).lines()).isEmpty();
    assertThat(line("password".repeat(1_000_000), 1)).isPresent();
  }
}
