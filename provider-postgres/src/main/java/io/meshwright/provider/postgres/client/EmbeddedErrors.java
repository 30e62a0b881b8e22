package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Turns what the file system says into messages of this library. */
final class EmbeddedErrors {
  private EmbeddedErrors() {}

  /** Work on files. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Runs {@code work}; a failure says what was to be done with the server of {@code folder}. */
  static <T> T turned(String verb, Path folder, Work<T> work) {
    try {
      return work.run();
    } catch (AccessDeniedException e) {
      throw new MeshException(
          ErrorKind.PERMISSION,
          "cannot %s the PostgreSQL in %s: access to %s is denied; run as the owner of the folder, or choose another"
              .formatted(verb, folder, e.getFile()),
          e);
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      throw new MeshException(
          ErrorKind.TRANSIENT,
          "interrupted while about to %s the PostgreSQL in %s; run it again"
              .formatted(verb, folder),
          e);
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.USER,
          "cannot %s the PostgreSQL in %s: %s; check that the disk has space and can be written, then run it again"
              .formatted(verb, folder, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    // Most of them have a path for a message, and nothing else.
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
