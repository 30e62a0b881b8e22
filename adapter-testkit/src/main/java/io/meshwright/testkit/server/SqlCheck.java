package io.meshwright.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A parser of others for SQL: a command that takes a dialect and a file with a list of statements
 * in JSON, and prints a line of JSON for each. {@code MESHWRIGHT_SQLCHECK} says where it is.
 *
 * @param command where it is
 * @param dialect whose SQL it judges
 */
public record SqlCheck(Path command, String dialect) {
  /** Why there may be none. */
  public static final String MISSING = "MESHWRIGHT_SQLCHECK names no command that checks SQL";

  private static final String ACCEPTED = "\"verdict\": \"ok\"";
  private static final int MINUTES = 5;

  /** The command for a dialect; empty where there is none. */
  public static Optional<SqlCheck> of(String dialect) {
    return Optional.ofNullable(System.getenv("MESHWRIGHT_SQLCHECK"))
        .map(Path::of)
        .filter(Files::isExecutable)
        .map(command -> new SqlCheck(command, dialect));
  }

  /**
   * What it says of statements, a line for each, in their order.
   *
   * @param folder where files may be left
   * @throws IllegalStateException where it does not end
   */
  public List<String> lines(List<String> statements, Path folder)
      throws IOException, InterruptedException {
    Path file = folder.resolve("statements.json");
    List<String> quoted = new ArrayList<>();
    for (String statement : statements) {
      quoted.add(
          "\""
              + statement
                  .replace("\\", "\\\\")
                  .replace("\"", "\\\"")
                  .replace("\n", "\\n")
                  .replace("\t", "\\t")
              + "\"");
    }
    Files.writeString(file, "[" + String.join(",", quoted) + "]");
    Path answers = folder.resolve("answers");
    Process process =
        new ProcessBuilder(command.toString(), dialect, file.toString())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("the parser of SQL does not end");
    }
    return Files.readAllLines(answers, StandardCharsets.UTF_8).stream()
        .filter(l -> l.startsWith("{"))
        .toList();
  }

  /** Whether a line says that a statement is accepted. */
  public static boolean accepts(String line) {
    return line.contains(ACCEPTED);
  }
}
