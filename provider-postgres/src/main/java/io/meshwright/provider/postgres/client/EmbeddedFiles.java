package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders that are complete or absent, files that only their owner reads, and the end of logs. */
final class EmbeddedFiles {
  /** Another user may pass through to what it owns inside, and sees no names. */
  private static final Set<PosixFilePermission> PASSAGE =
      Set.copyOf(PosixFilePermissions.fromString("rwx--x--x"));

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));

  // pg_ctl and initdb put paths into shell commands, between double quotes.
  private static final String SHELL_CHARACTERS = "\"$`\\";
  private static final int TAIL_BYTES = 8192;
  private static final int TAIL_LINES = 6;

  private EmbeddedFiles() {}

  /** Fills a folder that nobody sees before it is whole. */
  @FunctionalInterface
  interface Filler {
    void fill(Path staging) throws IOException;
  }

  /** The real path of the server's folder, made where it is missing. */
  static Path home(Path folder) throws IOException {
    checkName(folder);
    Path home = passage(folder).toRealPath();
    checkName(home);
    return home;
  }

  /** Keeps a folder, with its secrets, out of version control. */
  static void ignore(Path home) throws IOException {
    Path file = home.resolve(".gitignore");
    if (!Files.exists(file)) {
      replace(file, "*\n");
    }
  }

  /**
   * Refuses a path that PostgreSQL's programs cannot take.
   *
   * @throws MeshException USER
   */
  static void checkName(Path path) {
    boolean unfit =
        path.toString()
            .chars()
            .anyMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0 || Character.isISOControl(c));
    if (unfit) {
      throw new MeshException(
          ErrorKind.USER,
          "PostgreSQL cannot run in %s: the path holds a double quote, dollar, backquote, backslash or control character; choose another folder"
              .formatted(path));
    }
  }

  /** Makes a folder, where it is missing, that other users can pass through and not list. */
  static Path passage(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder);
      Files.setPosixFilePermissions(folder, PASSAGE);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    return folder;
  }

  /**
   * Makes {@code parent/name}, complete or not at all, whenever this process ends. The caller holds
   * a lock on {@code parent}; what earlier, killed processes left is swept away.
   */
  static void complete(Path parent, String name, Filler filler) throws IOException {
    String prefix = "." + name + "-";
    sweep(parent, prefix);
    Path staging = Files.createTempDirectory(parent, prefix);
    try {
      Files.setPosixFilePermissions(staging, PASSAGE);
      filler.fill(staging);
      Files.move(staging, parent.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (Files.exists(staging)) {
        deleteTree(staging);
      }
    }
  }

  /** Writes a new file that only its owner reads. */
  static void writeSecret(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** Writes a file so that readers see the old or the new content. */
  static void replace(Path file, String content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The last lines of a file behind {@code offset}, as one line; empty where there are none. */
  static String tail(Path file, long offset) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    // The log belongs to the server's account: a link of its making must not lead to files of ours.
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = Files.newByteChannel(file, options)) {
      channel.position(Math.max(offset, channel.size() - TAIL_BYTES));
      ByteBuffer buffer = ByteBuffer.allocate(TAIL_BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return lastLines(StandardCharsets.UTF_8.decode(buffer.flip()).toString());
    }
  }

  /** The last lines of a text, as one line. */
  static String lastLines(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  private static void sweep(Path parent, String prefix) throws IOException {
    List<Path> left;
    try (Stream<Path> entries = Files.list(parent)) {
      left = entries.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
    for (Path path : left) {
      try {
        deleteTree(path);
      } catch (IOException e) {
        // A program that outlived its killed caller may still write there; the next sweep gets it.
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
