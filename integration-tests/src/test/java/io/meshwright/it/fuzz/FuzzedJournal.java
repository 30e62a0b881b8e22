package io.meshwright.it.fuzz;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.journal.History;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in the place of journals. */
public final class FuzzedJournal {
  private static final Path STATE = state();

  private FuzzedJournal() {}

  private static Path state() {
    try {
      Path state = Files.createTempDirectory("fuzzed-journal");
      Files.createDirectories(state.resolve("journal"));
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(STATE.resolve("journal/2026-01-01T00-00-00Z-fuzzed.jsonl"), input);
    try {
      History.of(STATE);
    } catch (MeshException e) {
      if (e.kind() != ErrorKind.USER || String.valueOf(e.getMessage()).isEmpty()) {
        throw e;
      }
    }
  }
}
