package io.meshwright.it.fuzz;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.planfile.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that say they are saved plans. */
public final class FuzzedPlan {
  private static final Path FILE = file();

  private FuzzedPlan() {}

  private static Path file() {
    try {
      return Files.createTempDirectory("fuzzed-plan").resolve("plan.json");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    try {
      PlanFile.read(FILE);
    } catch (MeshException e) {
      if (e.kind() != ErrorKind.USER || String.valueOf(e.getMessage()).isEmpty()) {
        throw e;
      }
    }
  }
}
