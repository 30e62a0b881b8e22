package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
    } catch (IOException e) {
      throw new MeshException(
          ErrorKind.INTERNAL,
          "cannot %s the PostgreSQL in %s: %s; check that the disk has space and can be written, then run it again"
              .formatted(verb, folder, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException) {
      return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    return String.valueOf(e.getMessage());
  }
}
