package io.meshwright.engine;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.FormattedFile;
import io.meshwright.engine.format.Formatter;
import io.meshwright.engine.source.WholeFile;
import io.meshwright.engine.spec.SyntaxCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats files one by one; one that is refused does not stop the others. */
final class Formatting {
  /** Where documents of a workspace lie; YAML files elsewhere are somebody else's. */
  private static final List<String> FOLDERS = List.of("policies", "environments");

  private static final List<String> NAMES = List.of("mesh.yaml", "domain.yaml", "product.yaml");

  private final boolean write;

  Formatting(boolean write) {
    this.write = write;
  }

  List<FormattedFile> run(List<Path> paths) {
    List<FormattedFile> formatted = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        documents(path).forEach(file -> formatted.add(format(file)));
      } else if (Files.isRegularFile(path)) {
        formatted.add(format(path));
      } else {
        throw new MeshException(
            ErrorKind.USER,
            "there is no file or folder '" + path + "'; name a workspace, or files");
      }
    }
    return formatted;
  }

  private static List<Path> documents(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return List.copyOf(
          files
              .filter(file -> isDocument(folder.relativize(file)) && Files.isRegularFile(file))
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException | UncheckedIOException e) {
      throw new MeshException(
          ErrorKind.USER, "the folder '" + folder + "' cannot be read; check its permissions", e);
    }
  }

  private static boolean isDocument(Path file) {
    for (Path part : file) {
      if (part.toString().startsWith(".") && !part.toString().equals(".")) {
        return false;
      }
    }
    String name = String.valueOf(file.getFileName());
    Path parent = file.getParent();
    String folder = parent == null ? "" : String.valueOf(parent.getFileName());
    return NAMES.contains(name)
        || name.endsWith(".odcs.yaml")
        || name.endsWith(".odps.yaml")
        || (FOLDERS.contains(folder) && name.endsWith(".yaml"));
  }

  private FormattedFile format(Path file) {
    SyntaxCheck check = SyntaxCheck.of(Path.of(""), file.toString());
    Optional<String> text = check.text();
    if (text.isEmpty() || !check.problems().isEmpty()) {
      return new FormattedFile(file, FormattedFile.Outcome.REFUSED, check.problems());
    }
    String path = file.toAbsolutePath().normalize().toString();
    return switch (Formatter.format(text.get(), root -> DocumentOrder.of(path, root))) {
      case Formatter.Refused refused -> refused(file, refused);
      case Formatter.Formatted(String formatted) -> {
        boolean clean = same(file, formatted);
        if (!clean && write) {
          replace(file, formatted);
        }
        yield new FormattedFile(
            file, clean ? FormattedFile.Outcome.CLEAN : FormattedFile.Outcome.CHANGED, List.of());
      }
    };
  }

  private static FormattedFile refused(Path file, Formatter.Refused refused) {
    Problem problem =
        Problem.error("not-formattable", "", refused.what(), refused.remedy())
            .at(new Place(file.toString(), refused.line(), refused.column()));
    return new FormattedFile(file, FormattedFile.Outcome.REFUSED, List.of(problem));
  }

  /** Compares bytes: a mark of byte order goes, too. */
  private static boolean same(Path file, String text) {
    try {
      return Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static void replace(Path link, String text) {
    try {
      // A link stays one; what it leads to is replaced.
      Path file = link.toRealPath();
      Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of("/"));
      Path temporary = Files.createTempFile(folder, ".fmt-", ".tmp");
      try {
        Files.writeString(temporary, text, StandardCharsets.UTF_8);
        keepPermissions(file, temporary);
        WholeFile.move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw failure(link, e);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static MeshException failure(Path file, IOException cause) {
    return new MeshException(
        ErrorKind.USER,
        "'"
            + file
            + "' cannot be read or written ("
            + cause.getClass().getSimpleName()
            + "); it is as it was. Check its folder and permissions",
        cause);
  }
}
