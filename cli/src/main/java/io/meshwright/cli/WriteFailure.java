package io.meshwright.cli;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** Why a folder could not be written, for people. */
final class WriteFailure {
  private WriteFailure() {}

  static MeshException of(Path folder, IOException cause) {
    String why =
        switch (cause) {
          case AccessDeniedException denied -> "may not be written: " + denied.getFile();
          case FileAlreadyExistsException exists -> "is in the way: " + exists.getFile();
          default -> "cannot be written: " + cause.getMessage();
        };
    ErrorKind kind = cause instanceof AccessDeniedException ? ErrorKind.PERMISSION : ErrorKind.USER;
    return new MeshException(
        kind, "'%s' %s; name a folder that you may write".formatted(folder, why), cause);
  }
}
