package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Time passes only where a test lets it. */
class StatusLineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  private StatusLine line(StatusLine.Mode mode, String columns) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader("")),
            true,
            Map.of("COLUMNS", columns));
    StatusLine line = new StatusLine(terminal, nanos::get);
    line.begin(mode);
    return line;
  }

  private void pass(StatusLine line, long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    line.tick();
  }

  @Test
  void aLogHasALineEveryTwoSecondsAndNoneForWhatIsShorter() {
    StatusLine line = line(StatusLine.Mode.LOGGED, "80");
    line.show("reading platform local");
    pass(line, 1_900);
    assertThat(err.toString()).isEmpty();
    pass(line, 200);
    pass(line, 200);
    line.show("comparing");
    pass(line, 1_900);
    pass(line, 2_000);

    assertThat(err.toString())
        .isEqualTo(
            """
            meshwright: reading platform local (2 s)
            meshwright: comparing
            meshwright: comparing (3 s)
            """)
        .doesNotContain("\r");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void nothingIsShownWhenNothingGoesOn() {
    StatusLine line = line(StatusLine.Mode.LOGGED, "80");
    line.show("reading");
    line.nothing();
    pass(line, 10_000);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void otherOutputCountsAsASignOfLife() {
    StatusLine line = line(StatusLine.Mode.LOGGED, "80");
    line.show("reading");
    pass(line, 1_500);
    line.beside(() -> {});
    pass(line, 1_500);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void onATerminalOneLineIsRewrittenAndMakesWayForOtherOutput() {
    StatusLine line = line(StatusLine.Mode.REWRITTEN, "80");
    line.show("reading");
    pass(line, 3_000);
    line.beside(() -> out.write("result\n"));
    line.nothing();

    assertThat(out.toString())
        .isEqualTo(
            "\rreading\u001b[K\rreading (3 s)\u001b[K\r\u001b[Kresult\n\rreading (3 s)\u001b[K\r\u001b[K");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theLineIsNeverWiderThanTheTerminal() {
    StatusLine line = line(StatusLine.Mode.REWRITTEN, "10");
    line.show("reading platform local");
    line.show("注文注文注文");

    assertThat(out.toString()).isEqualTo("\rreading p\u001b[K\r注文注文\u001b[K");
  }

  @Test
  void aNameCannotSteerTheTerminal() {
    line(StatusLine.Mode.REWRITTEN, "80").show("a\u001b[2Jb");

    assertThat(out.toString()).isEqualTo("\ra\\u001b[2Jb\u001b[K");
  }

  @Test
  void whoWantsItQuietSeesNothing() {
    StatusLine line = line(StatusLine.Mode.OFF, "80");
    line.show("reading");
    pass(line, 10_000);

    assertThat(out.toString() + err).isEmpty();
  }
}
