package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time, among all processes of the machine; a killed process gives way at once. */
final class EmbeddedLock {
  // The JVM throws, rather than waits, where one of its threads holds the file already: they queue
  // here first.
  private static final Map<Path, ReentrantLock> QUEUES = new ConcurrentHashMap<>();

  private EmbeddedLock() {}

  /** Runs {@code work} while holding the lock file, which is made where it is missing. */
  static <T> T holding(Path file, EmbeddedErrors.Work<T> work) throws IOException {
    ReentrantLock queue = QUEUES.computeIfAbsent(file, path -> new ReentrantLock());
    queue.lock();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      try {
        return work.run();
      } finally {
        lock.release();
      }
    } catch (OverlappingFileLockException e) {
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "%s is held by another class loader of this process; run it again when that is done"
              .formatted(file),
          e);
    } finally {
      queue.unlock();
    }
  }
}
