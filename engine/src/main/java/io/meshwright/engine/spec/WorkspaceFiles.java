package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.engine.source.SourceTexts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a workspace folder, by relative name. Never follows a document out of the folder.
 */
final class WorkspaceFiles {
  /** A contract of ten thousand columns has about 5 MB. */
  private static final long MAX_BYTES = 20L * 1024 * 1024;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Path root;
  private final Findings findings;
  private final TreeMap<String, String> texts = new TreeMap<>();

  WorkspaceFiles(Path root, Findings findings) {
    this.root = root.toAbsolutePath().normalize();
    this.findings = findings;
  }

  /** Whether the workspace is a folder at all. */
  boolean isFolder() {
    return Files.isDirectory(root);
  }

  /** Whether there is a file of that name. */
  boolean exists(String name) {
    return Files.isRegularFile(root.resolve(name));
  }

  /** Names of the folders in a folder, in order. */
  List<String> folders(String folder) {
    return list(folder, true);
  }

  /** Names of the files in a folder, in order. */
  List<String> files(String folder) {
    return list(folder, false);
  }

  private List<String> list(String folder, boolean folders) {
    Path path = root.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(p -> folders ? Files.isDirectory(p) : Files.isRegularFile(p))
          .map(p -> String.valueOf(p.getFileName()))
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      unreadable(folder, e);
      return List.of();
    }
  }

  private void unreadable(String name, IOException e) {
    findings.error(
        "unreadable-file",
        new Place(name, 1, 1),
        "it cannot be read (" + e.getClass().getSimpleName() + ")",
        "check its permissions");
  }

  /** The documents of a file; empty where it cannot be read. */
  Optional<YamlFile> yaml(String name) {
    return text(name).map(text -> YamlReader.read(name, text, findings));
  }

  /** What was read so far. */
  SourceTexts texts() {
    return new SourceTexts(texts);
  }

  /** The text of a file; empty where it cannot be read. */
  Optional<String> text(String name) {
    Optional<String> text = decoded(name);
    texts.put(name, text.orElse(""));
    return text;
  }

  private Optional<String> decoded(String name) {
    Path path = root.resolve(name);
    Place start = new Place(name, 1, 1);
    byte[] bytes;
    try {
      if (Files.size(path) > MAX_BYTES) {
        findings.error(
            "file-too-large",
            start,
            "the file has more than " + MAX_BYTES / 1024 / 1024 + " MB",
            "split it");
        return Optional.empty();
      }
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      unreadable(name, e);
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return Optional.of(marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      findings.error("not-utf-8", start, "the file is not UTF-8 text", "save it as UTF-8");
      return Optional.empty();
    }
  }

  /**
   * A path that a document names, relative to the workspace; empty where it leads out of it or to
   * no file, which is a problem.
   */
  Optional<String> named(YamlNode.Scalar path, String folder) {
    Path target;
    try {
      target = root.resolve(folder).resolve(path.text()).normalize();
    } catch (InvalidPathException e) {
      findings.error("missing-file", path.place(), "this is no path", "write a relative path");
      return Optional.empty();
    }
    if (!target.startsWith(root)) {
      findings.error(
          "outside-workspace",
          path.place(),
          "'" + path.text() + "' leads out of the workspace",
          "keep the file within it");
      return Optional.empty();
    }
    if (!Files.isRegularFile(target)) {
      findings.error(
          "missing-file",
          path.place(),
          "there is no file '" + path.text() + "'",
          "paths are relative to the document's folder");
      return Optional.empty();
    }
    return Optional.of(root.relativize(target).toString().replace('\\', '/'));
  }

  /** Reports files that look as if they were meant to be read. */
  void unread(String folder, List<String> names, String remedy, boolean error) {
    for (String name : names) {
      Place place = new Place(folder.isEmpty() ? name : folder + "/" + name, 1, 1);
      if (error) {
        findings.error("unread-file", place, "the file is not read", remedy);
      } else {
        findings.warning("unread-file", place, "", "the file is not read", remedy);
      }
    }
  }
}
