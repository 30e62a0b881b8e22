package io.meshwright.it;

import io.meshwright.api.report.ApplyEvent;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Applies a workspace and kills its own process after so many batches. */
final class ApplyAndDie {
  static final int KILLED = 9;

  private ApplyAndDie() {}

  public static void main(String[] arguments) {
    int batches = Integer.parseInt(arguments[1]);
    AtomicInteger finished = new AtomicInteger();
    try (Retailer retailer = Retailer.open(Path.of(arguments[0]))) {
      retailer.apply(
          event -> {
            if (event instanceof ApplyEvent.BatchFinished
                && finished.incrementAndGet() == batches) {
              Runtime.getRuntime().halt(KILLED);
            }
          });
    }
  }
}
