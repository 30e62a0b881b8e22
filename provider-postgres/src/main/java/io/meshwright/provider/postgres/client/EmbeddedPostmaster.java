package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The live server process of a data folder, as postmaster.pid and the process table tell.
 *
 * @param port 0 while the process has not yet written it
 */
record EmbeddedPostmaster(long pid, int port, Status status) {
  private static final int FOLDER_LINE = 1;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;
  private static final String FOLDER_OPTION = "-D";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 50;

  /** How far it is. */
  enum Status {
    STARTING,
    READY,
    STOPPING
  }

  /**
   * The process; empty where none is alive, or the recorded number belongs to another process by
   * now.
   */
  static Optional<EmbeddedPostmaster> of(Path data) throws IOException {
    List<String> lines = lines(data);
    return recorded(lines)
        .filter(process -> serves(process, lines, data))
        .map(
            process ->
                new EmbeddedPostmaster(
                    process.pid(),
                    number(line(lines, PORT_LINE)).map(Long::intValue).orElse(0),
                    status(line(lines, STATUS_LINE))));
  }

  /**
   * The process once it is neither starting nor stopping; empty where none is left.
   *
   * @throws MeshException TRANSIENT where it stays so
   */
  static Optional<EmbeddedPostmaster> settled(Path data) throws IOException {
    long begin = System.nanoTime();
    while (true) {
      Optional<EmbeddedPostmaster> found = of(data);
      if (found.isEmpty() || found.get().status() == Status.READY) {
        return found;
      }
      if (System.nanoTime() - begin > LIMIT.toNanos()) {
        throw new MeshException(
            ErrorKind.TRANSIENT,
            "the PostgreSQL of %s (process %d) is still %s after %d seconds; wait for it, or end that process, then run it again"
                .formatted(data, found.get().pid(), found.get().status(), LIMIT.toSeconds()));
      }
      found.get().awaitEnd();
    }
  }

  /**
   * Removes a postmaster.pid whose number belongs to a foreign process or to one that is dead and
   * not yet reaped: PostgreSQL would take either for a running server. Where the number is free it
   * sees itself that the file is stale, and what it checks then is better left to it.
   */
  static void removeStale(Path data) throws IOException {
    List<String> lines = lines(data);
    boolean foreign = recorded(lines).filter(process -> !serves(process, lines, data)).isPresent();
    if (foreign) {
      Files.deleteIfExists(file(data));
    }
  }

  // PostgreSQL is no child of this process, and its status is to be had from the file only.
  private void awaitEnd() {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return;
    }
    try {
      process.get().onExit().get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Still alive: the caller reads the file again.
      return;
    } catch (ExecutionException e) {
      throw new MeshException(ErrorKind.INTERNAL, "waiting for a process cannot fail", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "interrupted while waiting for PostgreSQL (process %d); run it again".formatted(pid),
          e);
    }
  }

  /** The name of a data folder's processes in the process table; no folder has that of another. */
  static String title(Path data) {
    byte[] path = data.toString().getBytes(StandardCharsets.UTF_8);
    return "meshwright-" + UUID.nameUUIDFromBytes(path);
  }

  /**
   * Asks the processes that a killed server of this folder left behind to end. Idle ones notice by
   * themselves; one in the middle of a query would go on with it, and no server starts until then.
   */
  static void endOrphans(Path data) {
    String title = "postgres: " + title(data) + ":";
    ProcessHandle.allProcesses()
        .filter(process -> shown(process).startsWith(title) && !hasServer(process))
        .forEach(ProcessHandle::destroy);
  }

  private static boolean hasServer(ProcessHandle process) {
    return process.parent().filter(parent -> arguments(parent).contains(FOLDER_OPTION)).isPresent();
  }

  // What ProcessHandle tells of a process with a title depends on its user; this does not.
  private static String shown(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Gone by now, or a system without /proc: then the start says that such processes have to be
      // ended.
      return "";
    }
  }

  // A process that is dead and not yet reaped has no arguments. Where the folder that the server
  // was started with is
  // gone, it was renamed under the running server; where it is still there, this one is a copy.
  private static boolean serves(ProcessHandle process, List<String> lines, Path data) {
    List<String> arguments = arguments(process);
    String recorded = line(lines, FOLDER_LINE);
    return arguments.contains(data.toString())
        || (arguments.contains(recorded) && !Files.exists(Path.of(recorded)));
  }

  private static List<String> arguments(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }

  private static Optional<ProcessHandle> recorded(List<String> lines) {
    return number(line(lines, 0)).filter(pid -> pid > 0).flatMap(ProcessHandle::of);
  }

  private static List<String> lines(Path data) throws IOException {
    try {
      return Files.readAllLines(file(data));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index).strip() : "";
  }

  private static Status status(String text) {
    return switch (text) {
      case "ready" -> Status.READY;
      case "stopping" -> Status.STOPPING;
      default -> Status.STARTING;
    };
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      // PostgreSQL fills the file line by line.
      return Optional.empty();
    }
  }
}
