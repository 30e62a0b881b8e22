package io.meshwright.it.fuzz;

import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.engine.validate.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small valid workspace of which one file is replaced by the input. The first byte of the input
 * chooses the file, the rest is its text: so one run covers all kinds of documents, and what is
 * learnt of YAML in one of them serves the others.
 */
public final class FuzzedWorkspace {
  private static final List<String> FILES =
      List.of(
          "mesh.yaml",
          "domains/sales/domain.yaml",
          "domains/sales/orders/product.yaml",
          "domains/sales/orders/orders.odcs.yaml",
          "domains/sales/orders/orders.odps.yaml",
          "policies/policies.yaml",
          "environments/dev.yaml");
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final FuzzedWorkspace WORKSPACE = new FuzzedWorkspace();

  private final Path folder;
  private final Map<String, byte[]> valid;

  private FuzzedWorkspace() {
    try {
      this.folder = Files.createTempDirectory("fuzzed-workspace");
      this.valid = SeedDocuments.all();
      for (Map.Entry<String, byte[]> file : valid.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads all classes, which takes so long under the fuzzer that it would count as a hang. */
  public static void fuzzerInitialize() throws IOException {
    for (char file = 'a'; file < 'a' + FILES.size(); file++) {
      WORKSPACE.check((file + "id: [").getBytes(StandardCharsets.UTF_8));
    }
    Validation.problems(
        WorkspaceReader.read(WORKSPACE.folder, Optional.of("dev")).mesh().orElseThrow(),
        Places.none(),
        NOW);
  }

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    WORKSPACE.check(input);
  }

  private void check(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    String name = FILES.get(Math.floorMod(input[0] - 'a', FILES.size()));
    Path file = folder.resolve(name);
    Files.write(file, Arrays.copyOfRange(input, 1, input.length));
    try {
      Optional<String> environment =
          name.startsWith("environments/") ? Optional.of("dev") : Optional.empty();
      Read read = WorkspaceReader.read(folder, environment);
      List<Problem> problems = new ArrayList<>(read.problems());
      read.mesh().ifPresent(m -> problems.addAll(Validation.problems(m, read.places(), NOW)));
      if (read.mesh().isEmpty() && problems.stream().noneMatch(Problem::isError)) {
        throw new AssertionError("neither a mesh nor errors: " + problems);
      }
      if (problems.stream().anyMatch(p -> p.code().isEmpty() || p.what().isEmpty())) {
        throw new AssertionError("a problem that says nothing: " + problems);
      }
    } finally {
      Files.write(file, valid.getOrDefault(name, new byte[0]));
    }
  }
}
