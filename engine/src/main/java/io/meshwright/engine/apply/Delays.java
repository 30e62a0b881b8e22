package io.meshwright.engine.apply;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits without holding up the run; tests let the time pass themselves. */
interface Delays {
  /**
   * Runs an action after a delay, on another thread.
   *
   * @return forgets the action, unless it runs already
   */
  Runnable after(Duration delay, Runnable action);

  /** Each wait on a virtual thread of its own. */
  static Delays onThreads() {
    return (delay, action) -> {
      Thread waiting =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                    } catch (InterruptedException e) {
                      // Forgotten: nobody waits for the action any more.
                      return;
                    }
                    action.run();
                  });
      return waiting::interrupt;
    };
  }
}
