package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of a git revision in a folder of their own, gone when closed. Git is started with a list of
 * arguments, never through a shell; it runs no hook, filter or network call for what is asked of
 * it.
 */
final class GitRevision implements AutoCloseable {
  private static final int MOST_FILES = 20_000;
  private static final long MOST_BYTES = 200L * 1024 * 1024;

  private final Path scratch;
  private final Path content;

  private GitRevision(Path scratch, Path content) {
    this.scratch = scratch;
    this.content = content;
  }

  /** A file of a revision. */
  private record Blob(String id, long size, String path) {}

  /** The file or folder, as it was. */
  Path content() {
    return content;
  }

  /** A file or folder on disk as it was in a revision of the repository that it lies in. */
  static GitRevision of(Path fileOrFolder, String revision) {
    Path absolute = fileOrFolder.toAbsolutePath().normalize();
    Path folder = Files.isDirectory(absolute) ? absolute : parent(absolute);
    String prefix = run(folder, "rev-parse", "--show-prefix").strip();
    String name = Files.isDirectory(absolute) ? "" : String.valueOf(absolute.getFileName());
    String path = prefix + name;
    return checkout(
        folder, revision, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /**
   * What {@code git show REVISION:PATH} is about, in the repository that a folder lies in.
   *
   * @param path from the root of the repository; empty for all of it
   */
  static GitRevision checkout(Path repository, String revision, String path) {
    String commit =
        run(repository, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
            .strip();
    List<Blob> blobs = blobs(repository, commit, path);
    if (blobs.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          "revision '%s' has no file '%s'; paths are those from the root of the repository"
              .formatted(revision, path));
    }
    try {
      Path scratch = Files.createTempDirectory("meshwright-git");
      GitRevision made =
          new GitRevision(scratch, scratch.resolve("tree").resolve(path).normalize());
      try {
        write(repository, blobs, scratch);
        return made;
      } catch (IOException | RuntimeException e) {
        made.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Blob> blobs(Path repository, String commit, String path) {
    List<String> arguments =
        new ArrayList<>(List.of("ls-tree", "-r", "-z", "-l", "--full-tree", commit));
    if (!path.isEmpty()) {
      arguments.addAll(List.of("--", path));
    }
    List<Blob> blobs = new ArrayList<>();
    long bytes = 0;
    for (String line : run(repository, arguments.toArray(String[]::new)).split("\0", -1)) {
      int tab = line.indexOf('\t');
      // Links and submodules lead elsewhere; plain files have these modes.
      if (tab > 0 && (line.startsWith("100644 blob") || line.startsWith("100755 blob"))) {
        String[] head = line.substring(0, tab).split(" +", -1);
        blobs.add(new Blob(head[2], Long.parseLong(head[3]), line.substring(tab + 1)));
        bytes += Long.parseLong(head[3]);
      }
    }
    if (blobs.size() > MOST_FILES || bytes > MOST_BYTES) {
      throw new MeshException(
          ErrorKind.USER,
          "'%s' has %d files and %d MB in that revision; name the workspace's folder"
              .formatted(path, blobs.size(), bytes / 1024 / 1024));
    }
    return blobs;
  }

  private static void write(Path repository, List<Blob> blobs, Path scratch) throws IOException {
    Path root = Files.createDirectory(scratch.resolve("tree"));
    Path ids = Files.write(scratch.resolve("ids"), blobs.stream().map(Blob::id).toList());
    Process process =
        git(repository, "cat-file", "--batch")
            .redirectInput(ids.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = new BufferedInputStream(process.getInputStream())) {
      for (Blob blob : blobs) {
        String head = line(out);
        if (!head.equals(blob.id() + " blob " + blob.size())) {
          throw new MeshException(ErrorKind.INTERNAL, "git answered '" + head + "'");
        }
        byte[] bytes = out.readNBytes(Math.toIntExact(blob.size()));
        line(out);
        Files.write(target(root, blob.path()), bytes);
      }
    }
    ended(process);
  }

  /** Trees may hold any name: none leads out of the folder. */
  private static Path target(Path root, String name) throws IOException {
    try {
      Path target = root.resolve(name).normalize();
      if (target.startsWith(root) && !target.equals(root)) {
        Files.createDirectories(parent(target));
        return target;
      }
    } catch (InvalidPathException e) {
      throw new MeshException(ErrorKind.USER, "'" + name + "' in git is no path here", e);
    }
    throw new MeshException(ErrorKind.USER, "'" + name + "' in git leads out of its folder");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static ProcessBuilder git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GIT_LITERAL_PATHSPECS", "1");
    builder.environment().put("GIT_NO_LAZY_FETCH", "1");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static String run(Path folder, String... arguments) {
    try {
      Path errors = Files.createTempFile("meshwright-git", ".err");
      try {
        Process process = git(folder, arguments).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String out;
        try (InputStream in = process.getInputStream()) {
          out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (ended(process) != 0) {
          throw new MeshException(
              ErrorKind.USER,
              "git %s failed: %s"
                  .formatted(
                      arguments[0], Files.readString(errors, StandardCharsets.UTF_8).strip()));
        }
        return out;
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER, "git cannot be started; install it, or compare files", e);
    }
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new MeshException(ErrorKind.TRANSIENT, "interrupted while git was running", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
