package io.meshwright.engine;

import io.meshwright.api.Meshwright;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessRequest;
import io.meshwright.engine.export.PolicyYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes a policy that somebody asks for into a workspace, and takes it back where it does not fit.
 */
final class Requesting {
  private final Meshwright engine;
  private final Path workspace;
  private final AccessPolicy policy;
  private final String file;

  Requesting(Meshwright engine, Path workspace, AccessPolicy policy) {
    this.engine = engine;
    this.workspace = workspace;
    this.policy = policy;
    this.file = "policies/" + policy.id() + ".yaml";
  }

  AccessRequest run(Function<Mesh, AccessFacts> facts) {
    Mesh before = valid(engine.read(workspace));
    if (ids(before).anyMatch(policy.id()::equals)) {
      throw refused(
          "duplicate-policy", "a policy of this id is there already", "choose another id");
    }
    String document = PolicyYaml.document(policy);
    write(document);
    ReadResult read;
    try {
      read = engine.read(workspace);
      Mesh after = valid(read);
      return new AccessRequest(
          file,
          document,
          facts.apply(before).changesTo(facts.apply(after), policy.to()),
          read.problems());
    } catch (MeshException e) {
      takeBack(e);
      throw e;
    }
  }

  static Mesh valid(ReadResult read) {
    return read.mesh()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER, read.problems().stream().filter(Problem::isError).toList()));
  }

  private static Stream<PolicyId> ids(Mesh mesh) {
    return Stream.of(
            mesh.accessPolicies().stream().map(AccessPolicy::id),
            mesh.maskingPolicies().stream().map(MaskingPolicy::id),
            mesh.rowPolicies().stream().map(RowPolicy::id))
        .flatMap(s -> s);
  }

  private void write(String document) {
    Path target = workspace.resolve(file);
    try {
      Files.createDirectories(workspace.resolve("policies"));
      Files.writeString(target, document, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw refused("unwritable-file", "the file is there already", "choose another id");
    } catch (IOException e) {
      throw refused(
          "unwritable-file",
          "it cannot be written (" + e.getClass().getSimpleName() + ")",
          "check the folder's permissions");
    }
  }

  private void takeBack(MeshException why) {
    try {
      Files.deleteIfExists(workspace.resolve(file));
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private MeshException refused(String code, String what, String remedy) {
    return new MeshException(ErrorKind.USER, List.of(Problem.error(code, file, what, remedy)));
  }
}
