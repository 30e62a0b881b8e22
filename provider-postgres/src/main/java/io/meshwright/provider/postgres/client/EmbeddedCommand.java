package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One run of a program, with next to nothing of this process's environment: variables such as
 * PGPORT would change what PostgreSQL does, and the server would carry the caller's secrets for as
 * long as it lives.
 *
 * @param words program and arguments; never a secret, as every user of the machine sees them
 * @param directory to run in
 * @param input file that the program reads
 */
record EmbeddedCommand(List<String> words, Path directory, Path input) {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final Pattern FAILURE = Pattern.compile("error|FATAL|PANIC|HINT|pg_ctl:");
  private static final long LIMIT_MINUTES = 5;

  EmbeddedCommand {
    words = List.copyOf(words);
  }

  EmbeddedCommand(List<String> words, Path directory) {
    this(words, directory, NOTHING);
  }

  /** How a program ended, and all it said. */
  record Result(int exit, String output) {
    /**
     * The lines that tell of a failure, among all that initdb tells of its progress; or else the
     * last ones.
     */
    String failure() {
      String failures =
          output
              .lines()
              .filter(line -> FAILURE.matcher(line).find())
              .collect(Collectors.joining("\n"));
      return EmbeddedFiles.lastLines(failures.isEmpty() ? output : failures);
    }
  }

  EmbeddedCommand reading(Path file) {
    return new EmbeddedCommand(words, directory, file);
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException where the program does not exist or may not be run
   */
  Result run() throws IOException {
    // A file, not a pipe: a pipe would stay open as long as anything that the program leaves
    // behind.
    Path output = Files.createTempFile("meshwright-", ".out");
    try {
      int exit = exit(start(output));
      return new Result(exit, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  private Process start(Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "HOME"));
    environment.put("LC_ALL", "C");
    return builder.start();
  }

  private int exit(Process process) {
    try {
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "interrupted while %s ran in %s; run it again".formatted(words, directory),
          e);
    }
    process.destroyForcibly();
    throw new MeshException(
        ErrorKind.TRANSIENT,
        "%s in %s took more than %d minutes and was ended; check the load of the machine, then run it again"
            .formatted(words, directory, LIMIT_MINUTES));
  }
}
