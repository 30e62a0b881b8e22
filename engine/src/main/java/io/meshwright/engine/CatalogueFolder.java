package io.meshwright.engine;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.catalogue.CatalogueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder whose files are made again and again. A list in it says which they are; those are
 * replaced, and nothing else is touched. The list is written before the files that it names, so
 * that a run that was stopped leaves nothing that the next one would take for somebody else's.
 */
final class CatalogueFolder {
  /** The list. */
  static final String LIST = "meshwright-catalogue.txt";

  private static final String HEADING =
      "Written by `meshwright docs`, which replaces the files named here and touches no others.";

  /** No separators, so that a list that was tampered with reaches nothing outside. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*\\.(html|css|js|svg)");

  private final Path folder;

  CatalogueFolder(Path folder) {
    this.folder = folder;
  }

  /** Puts the files in the place of those of the last run. */
  List<String> replace(List<CatalogueFile> files) {
    TreeMap<String, Supplier<String>> texts = new TreeMap<>();
    files.forEach(f -> texts.put(f.name(), f.text()));
    SortedSet<String> known = known();
    refuseForeign(texts.keySet(), known);
    TreeSet<String> both = new TreeSet<>(known);
    both.addAll(texts.keySet());
    Path at = folder;
    try {
      Files.createDirectories(folder);
      list(both);
      for (Map.Entry<String, Supplier<String>> text : texts.entrySet()) {
        at = folder.resolve(text.getKey());
        put(at, text.getValue().get());
      }
      both.removeAll(texts.keySet());
      for (String left : both) {
        at = folder.resolve(left);
        Files.deleteIfExists(at);
      }
      list(texts.keySet());
    } catch (IOException e) {
      throw FreshFolder.failure(at, e);
    }
    return List.copyOf(texts.keySet());
  }

  /** Files of the last run; none where the folder is absent or empty. */
  private SortedSet<String> known() {
    if (!Files.exists(folder)) {
      return new TreeSet<>();
    }
    Path list = folder.resolve(LIST);
    try {
      if (Files.isDirectory(folder) && !Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> entries = Files.list(folder)) {
          if (entries.findAny().isEmpty()) {
            return new TreeSet<>();
          }
        }
      } else if (Files.isDirectory(folder)) {
        List<String> lines = Files.readAllLines(list);
        List<String> names = lines.subList(Math.min(1, lines.size()), lines.size());
        if (!lines.isEmpty()
            && lines.getFirst().equals(HEADING)
            && names.stream().allMatch(n -> NAME.matcher(n).matches())) {
          return new TreeSet<>(names);
        }
      }
    } catch (IOException e) {
      throw FreshFolder.failure(list, e);
    }
    throw refusal(
        "'"
            + folder
            + "' holds something else than a catalogue; name a folder that is absent, empty, or"
            + " was written by an earlier run");
  }

  private void refuseForeign(Collection<String> wanted, Collection<String> known) {
    for (String name : wanted) {
      if (!known.contains(name) && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw refusal(
            "'"
                + folder.resolve(name)
                + "' was not written by an earlier run, and no file of others is overwritten;"
                + " move it, or name another folder");
      }
    }
  }

  private void list(Collection<String> names) throws IOException {
    put(folder.resolve(LIST), HEADING + "\n" + String.join("\n", names) + "\n");
  }

  /** Whole or not at all; a link that stands there is replaced, not followed. */
  private static void put(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static MeshException refusal(String message) {
    return new MeshException(ErrorKind.USER, message);
  }
}
