package io.meshwright.engine.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Place;
import io.meshwright.engine.source.WholeFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Plans in files: written whole and readable by their owner only, or not at all. */
public final class PlanFile {
  /** The version of the format; another one is refused. */
  public static final int FORMAT_VERSION = 1;

  private PlanFile() {}

  /**
   * Writes a plan; an older file of the name is replaced. What was written is read back before it
   * takes the name, so that no file is left that could not be applied.
   *
   * @throws MeshException of kind USER where that does not work
   */
  public static void write(Plan plan, Path file) {
    ClearSecrets.refuse(plan);
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    try {
      Path temporary = Files.createTempFile(folder, ".plan-", ".tmp", ownerOnly(folder));
      try {
        writeTo(plan, temporary);
        readBack(plan, temporary);
        WholeFile.move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw unusable("the plan cannot be written to '" + file + "'", e);
    } catch (IllegalArgumentException e) {
      throw new MeshException(
          ErrorKind.USER, "the plan cannot be written to a file: it holds " + e.getMessage(), e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void writeTo(Plan plan, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      PlanWriter.write(plan, out);
    }
  }

  private static void readBack(Plan plan, Path temporary) {
    Plan read;
    try {
      read = read(temporary, "the plan");
    } catch (MeshException e) {
      throw new MeshException(
          ErrorKind.USER,
          "the plan cannot be written to a file that could be applied: " + e.getMessage(),
          e);
    }
    if (!read.equals(plan)) {
      throw new MeshException(
          ErrorKind.INTERNAL,
          "the plan is not the same when it is read back from its file; report this defect");
    }
  }

  /**
   * Reads a plan.
   *
   * @throws MeshException of kind USER with the place of the first thing that is wrong
   */
  public static Plan read(Path file) {
    return read(file, file.toString());
  }

  private static Plan read(Path file, String name) {
    JsonFactory factory = Limits.factory();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        JsonParser parser = factory.createParser(in)) {
      return parsed(name, parser);
    } catch (IOException e) {
      throw unusable("the plan file '" + name + "' cannot be read", e);
    }
  }

  private static Plan parsed(String name, JsonParser parser) throws IOException {
    PartReader places = new PartReader(name, parser);
    try {
      return PlanReader.read(name, parser);
    } catch (StreamConstraintsException e) {
      throw Refusal.of(
          "plan-too-large",
          place(places, parser, e),
          "the file is larger or nested deeper than any plan: " + e.getOriginalMessage(),
          "plan fewer domains at a time");
    } catch (JsonProcessingException e) {
      throw Refusal.at(place(places, parser, e), "the file is not JSON: " + sentence(e));
    } catch (CharConversionException e) {
      throw Refusal.at(places.place(parser.currentLocation()), "the file is not UTF-8 text");
    }
  }

  private static Place place(PartReader places, JsonParser parser, JsonProcessingException e) {
    return places.place(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
  }

  private static String sentence(JsonProcessingException e) {
    String text = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return text.length() > 200 ? text.substring(0, 200) + ".." : text;
  }

  private static MeshException unusable(String what, IOException e) {
    String why =
        switch (e) {
          case NoSuchFileException missing -> "there is no such file or folder";
          case AccessDeniedException denied -> "access is denied";
          case FileAlreadyExistsException folder -> "there is a folder of that name";
          default -> e.getClass().getSimpleName();
        };
    return new MeshException(ErrorKind.USER, what + ": " + why, e);
  }
}
