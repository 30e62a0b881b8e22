package io.meshwright.engine.journal;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the journals of a state folder. */
public final class History {
  private History() {}

  /**
   * Every run, newest first. A journal that tells not even which run it is of is left out.
   *
   * @throws MeshException of kind USER where the folder is there and cannot be read
   */
  public static List<RunRecord> of(Path stateFolder) {
    Path folder = stateFolder.resolve("journal");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<RunRecord> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(Journal.SUFFIX)) {
          run(file, name).ifPresent(runs::add);
        }
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER,
          "the journals in '"
              + folder
              + "' cannot be read ("
              + e.getClass().getSimpleName()
              + "); give the right to read them",
          e);
    }
    runs.sort(Comparator.comparing(RunRecord::startedAt).thenComparing(RunRecord::id).reversed());
    return List.copyOf(runs);
  }

  private static Optional<RunRecord> run(Path file, String name) throws IOException {
    JournalReader reader =
        new JournalReader(name.substring(0, name.length() - Journal.SUFFIX.length()));
    // A line cut in the middle of a character must not make the whole journal unreadable.
    for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      if (!line.isEmpty()) {
        reader.line(line);
      }
    }
    return reader.run();
  }
}
