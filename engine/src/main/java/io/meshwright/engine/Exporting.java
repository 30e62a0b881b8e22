package io.meshwright.engine;

import io.meshwright.api.ExportOptions;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.export.WorkspaceDocuments;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.TypeReading;
import io.meshwright.engine.spec.WorkspaceReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes a mesh as a workspace, reads it again, and takes it back where that differs. */
final class Exporting {
  private final Mesh mesh;
  private final ExportOptions options;
  private final FreshFolder target;

  Exporting(Mesh mesh, Path folder, ExportOptions options) {
    this.mesh = mesh;
    this.options = options;
    this.target = new FreshFolder(folder);
  }

  /** The files written. */
  List<String> run(Consumer<Mesh> validation) {
    refuse(WorkspaceDocuments.secrets(mesh));
    validation.accept(mesh);
    WorkspaceDocuments documents = WorkspaceDocuments.of(mesh, new TypeReading());
    List<Problem> problems = new ArrayList<>(documents.problems());
    Map<String, Path> samples = samples(problems);
    refuse(problems);
    target.refuseUnlessFresh();
    boolean whole = false;
    try {
      documents.files().forEach(target::write);
      samples.forEach((name, file) -> target.copy(file, name));
      check();
      whole = true;
      return target.written();
    } finally {
      if (!whole) {
        target.takeBack();
      }
    }
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
  }

  /** Sample files by their name in the workspace. */
  private Map<String, Path> samples(List<Problem> problems) {
    Map<String, Path> samples = new TreeMap<>();
    for (DataProduct product : mesh.products().values()) {
      for (String name : product.samples().values()) {
        Optional<Path> file = sample(name);
        if (file.isPresent()) {
          samples.put(name, file.get());
        } else {
          problems.add(
              Problem.error(
                  "missing-file",
                  product.address().toString(),
                  "its sample file '" + name + "' is not there",
                  options.samples().isPresent()
                      ? "paths of samples are relative to the workspace, and lie in it"
                      : "name the workspace that samples are in with ExportOptions.withSamples"));
        }
      }
    }
    return samples;
  }

  private Optional<Path> sample(String name) {
    if (options.samples().isEmpty()) {
      return Optional.empty();
    }
    try {
      Path root = options.samples().get().toAbsolutePath().normalize();
      Path file = root.resolve(name).normalize();
      return Optional.of(file).filter(f -> f.startsWith(root) && Files.isRegularFile(f));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What is written has to be what it was written from. */
  private void check() {
    Read read = WorkspaceReader.read(target.folder(), Optional.empty());
    List<Problem> problems = new ArrayList<>(read.problems());
    problems.removeIf(p -> !p.isError());
    if (problems.isEmpty()) {
      problems.addAll(
          read.mesh().map(found -> MeshComparison.differences(mesh, found)).orElse(List.of()));
    }
    if (!problems.isEmpty() || read.mesh().isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          problems.stream()
              .map(
                  p ->
                      new Problem(
                          "not-exportable",
                          p.severity(),
                          Optional.empty(),
                          p.subject(),
                          "documents cannot say this: " + p.what(),
                          p.remedy()))
              .toList());
    }
  }
}
