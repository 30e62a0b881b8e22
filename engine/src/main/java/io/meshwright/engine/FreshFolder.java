package io.meshwright.engine;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is absent or empty, filled with new files only, and what of it is ours. */
final class FreshFolder {
  private final Path folder;
  private final List<Path> made = new ArrayList<>();
  private final List<String> written = new ArrayList<>();

  FreshFolder(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /** Files written, in order. */
  List<String> written() {
    return List.copyOf(written);
  }

  void refuseUnlessFresh() {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw refusal("'" + folder + "' is no folder; name one that is absent or empty");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw refusal(
            "the folder '"
                + folder
                + "' is not empty, and no file is overwritten; name one that is absent or empty");
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  void write(String name, String text) {
    make(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  void copy(Path from, String name) {
    make(name, out -> Files.copy(from, out));
  }

  private interface Content {
    void to(OutputStream out) throws IOException;
  }

  private void make(String name, Content content) {
    Path file = folder.resolve(name);
    try {
      if (file.getParent() != null) {
        makeFolder(file.getParent());
      }
      Files.createFile(file);
      made.add(file);
      try (OutputStream out = Files.newOutputStream(file)) {
        content.to(out);
      }
      written.add(name);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private void makeFolder(Path wanted) throws IOException {
    if (Files.isDirectory(wanted)) {
      return;
    }
    if (wanted.getParent() != null) {
      makeFolder(wanted.getParent());
    }
    Files.createDirectory(wanted);
    made.add(wanted);
  }

  /** Removes what was made. What cannot be removed is left to whoever reads the failure. */
  void takeBack() {
    for (Path path : made.reversed()) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw failure(path, e);
      }
    }
  }

  private static MeshException refusal(String message) {
    return new MeshException(ErrorKind.USER, message);
  }

  static MeshException failure(Path path, IOException cause) {
    return new MeshException(
        ErrorKind.USER,
        "'"
            + path
            + "' cannot be written ("
            + cause.getClass().getSimpleName()
            + "); check its folder, permissions and space",
        cause);
  }
}
