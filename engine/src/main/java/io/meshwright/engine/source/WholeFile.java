package io.meshwright.engine.source;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a file as a whole. */
public final class WholeFile {
  private WholeFile() {}

  /** Gives a file that is complete the name of another, at once where the file system can. */
  public static void move(Path complete, Path file) throws IOException {
    try {
      Files.move(
          complete, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(complete, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
