package io.meshwright.cli;

import java.time.Duration;

/** Ticks for as long as the process lives. */
final class Pulse {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  private Pulse() {}

  /** Ticks on a thread that keeps no process alive. */
  static void start(Runnable tick) {
    Thread.ofPlatform().daemon().name("status").start(() -> run(tick));
  }

  private static void run(Runnable tick) {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        tick.run();
      }
    } catch (InterruptedException e) {
      // Nobody wants to know any more.
      Thread.currentThread().interrupt();
    }
  }
}
