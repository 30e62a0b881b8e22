package io.meshwright.cli;

import io.meshwright.api.Cancellation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when somebody ends the process while a command runs (Ctrl-C, or a signal to
 * terminate): an apply is stopped and still says what it did; everything else ends at once.
 */
final class Interruption implements Cancellation {
  /** An apply takes two seconds at most to stop; the rest is for saying so. */
  private static final Duration PATIENCE = Duration.ofMillis(2600);

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private Stage stage = Stage.OTHER;
  private boolean asked;

  /** How far a command is. */
  enum Stage {
    /** Something that needs no word when it ends. */
    OTHER,
    /** It looks at platforms. */
    READING,
    /** It changes platforms. */
    APPLYING,
    /** The changes are behind it. */
    AFTERWARDS
  }

  /** From here on a command is at another stage. */
  synchronized void enter(Stage value) {
    stage = value;
  }

  /** Whether the command is to stop. */
  synchronized boolean asked() {
    return asked;
  }

  /** The command has ended by itself and has said all it has to say. */
  void ended() {
    end.countDown();
  }

  /**
   * Stops the command. Returns when the process may end: at once, or when an apply has stopped.
   *
   * @return what there is left to say; empty where the command said it
   */
  String stop() {
    if (end.getCount() == 0) {
      return "";
    }
    return switch (ask()) {
      case OTHER -> "interrupted";
      case READING -> "interrupted; nothing was changed";
      case APPLYING -> awaitEnd();
      case AFTERWARDS ->
          "interrupted; the changes above are done, what comes after them is not: run it again";
    };
  }

  private synchronized Stage ask() {
    asked = true;
    List.copyOf(actions).forEach(Runnable::run);
    return stage;
  }

  private String awaitEnd() {
    try {
      if (end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return "";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "interrupted, and not everything under way has answered: it may have taken effect;"
        + " run it again, the next run looks and goes on";
  }

  @Override
  public synchronized Registration onCancel(Runnable action) {
    actions.add(action);
    if (asked) {
      action.run();
    }
    return () -> forget(action);
  }

  private synchronized void forget(Runnable action) {
    actions.remove(action);
  }
}
