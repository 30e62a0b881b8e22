package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.cli.render.Plans;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private final Interruption interruption = new Interruption();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(FakeMeshwright library, String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader("")),
            false,
            Map.of());
    int exit =
        Cli.run(terminal, library, new StatusLine(terminal, () -> 0), interruption, arguments);
    interruption.ended();
    return exit;
  }

  /** The signal comes on another thread, which waits for the command. */
  private FakeMeshwright interruptedApply(Thread signal) {
    return new FakeMeshwright()
        .plan(Plans.widening().build())
        .duringApply(
            () -> {
              signal.start();
              while (!interruption.asked()) {
                Thread.onSpinWait();
              }
            });
  }

  @Test
  void anInterruptedApplySaysWhatItDidAndHowToGoOnAndProvesNothing() throws InterruptedException {
    StringBuilder left = new StringBuilder("nothing yet");
    Thread signal = new Thread(() -> left.replace(0, left.length(), interruption.stop()));
    FakeMeshwright library = interruptedApply(signal);
    int exit = run(library, "apply", "/", "--yes");
    signal.join();

    assertThat(exit).isEqualTo(130);
    assertThat(left).isEmpty();
    assertThat(out.toString())
        .endsWith(
            """
            Applied: 0 of 1 change done, 1 skipped.

            Not done
              skipped  create view sales.orders_v1 on local: cancelled
            """);
    assertThat(err.toString())
        .isEqualTo("Interrupted: what is done stays done. Run it again to go on.\n");
    assertThat(library.calls).containsExactly("open", "read", "plan", "apply", "close");
  }

  @Test
  void programsAreToldToo() throws InterruptedException {
    Thread signal = new Thread(interruption::stop);
    int exit = run(interruptedApply(signal), "apply", "/", "--yes", "--format", "json");
    signal.join();

    assertThat(exit).isEqualTo(130);
    assertThat(out.toString())
        .contains("\"outcome\" : \"skipped\"")
        .contains("\"interrupted\" : true");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void beforeAnythingIsChangedTheCommandEndsAtOnce() {
    interruption.enter(Interruption.Stage.READING);

    assertThat(interruption.stop()).isEqualTo("interrupted; nothing was changed");
  }

  @Test
  void afterTheChangesItSaysThatTheyAreDone() {
    interruption.enter(Interruption.Stage.AFTERWARDS);

    assertThat(interruption.stop()).startsWith("interrupted; the changes above are done");
  }

  @Test
  void aCommandThatHasEndedIsNotInterrupted() {
    AtomicInteger stopped = new AtomicInteger();
    try (var registration = interruption.onCancel(stopped::incrementAndGet)) {
      assertThat(registration).isNotNull();
      interruption.ended();
      assertThat(interruption.stop()).isEmpty();
    }

    assertThat(stopped).hasValue(0);
    assertThat(interruption.asked()).isFalse();
  }
}
