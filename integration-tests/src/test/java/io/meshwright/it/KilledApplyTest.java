package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P1: a run whose process is killed after any of its batches converges in one rerun. */
class KilledApplyTest {
  @TempDir static Path folder;
  private static Retailer retailer;

  @BeforeAll
  static void open() {
    retailer = Retailer.open(Retailer.copyInto(folder));
  }

  @AfterAll
  static void stop() {
    retailer.stopDatabase();
    retailer.close();
  }

  private static int batches() {
    AtomicInteger batches = new AtomicInteger();
    ApplyReport report =
        retailer.apply(
            event -> {
              if (event instanceof ApplyEvent.BatchFinished) {
                batches.incrementAndGet();
              }
            });
    assertThat(report.succeeded()).isTrue();
    return batches.get();
  }

  /** In CI every eighth batch; all of them with {@code MESHWRIGHT_FULL=true}. */
  private static List<Integer> sample(int batches) {
    int step = "true".equals(System.getenv("MESHWRIGHT_FULL")) ? 1 : 8;
    return IntStream.rangeClosed(1, batches)
        .filter(i -> i % step == 1 || step == 1)
        .boxed()
        .toList();
  }

  @Test
  void aRunKilledAfterABatchConvergesInOneRerunAndTheNextWritesNothing()
      throws IOException, InterruptedException {
    int batches = batches();
    assertThat(batches).isGreaterThan(5);
    for (int batch : sample(batches)) {
      assertThat(retailer.destroy().succeeded()).as("destroy before %d", batch).isTrue();
      assertThat(killAfter(batch)).as("exit after batch %d", batch).isEqualTo(ApplyAndDie.KILLED);
      assertThat(retailer.apply(event -> {}).succeeded()).as("rerun after %d", batch).isTrue();
      retailer.writes();
      assertThat(retailer.plan().changes()).as("plan after %d", batch).isEmpty();
      assertThat(retailer.apply(event -> {}).results()).isEmpty();
      assertThat(retailer.writes()).isZero();
      ProofReport proof = retailer.engine().prove(retailer.mesh());
      assertThat(proof.succeeded()).isTrue();
    }
    System.getLogger("killed").log(System.Logger.Level.INFO, "{0} batches", batches);
  }

  private static int killAfter(int batch) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ApplyAndDie.class.getName(),
            folder.toString(),
            Integer.toString(batch))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("killed.log").toFile())
        .start()
        .waitFor();
  }
}
