package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.spi.CallEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A copy of the example workspace with an engine of its own. */
final class Retailer implements AutoCloseable {
  private final Path workspace;
  private final MeshwrightEngine engine;
  private final Mesh mesh;
  private final List<CallEvent> calls = new CopyOnWriteArrayList<>();

  private Retailer(
      Path workspace, Optional<String> environment, Function<String, Optional<char[]>> secrets) {
    this.workspace = workspace;
    this.engine =
        MeshwrightEngine.builder()
            .stateFolder(workspace.resolve(".meshwright"))
            .secrets(secrets)
            .meter(calls::add)
            .environment(environment)
            .build();
    ReadResult read = engine.read(workspace);
    assertThat(read.problems().stream().filter(p -> p.isError()).map(p -> p.text())).isEmpty();
    this.mesh = read.mesh().orElseThrow();
  }

  /** Opens a workspace that was copied before. */
  static Retailer open(Path workspace) {
    return open(workspace, reference -> Optional.empty());
  }

  /** Opens a workspace whose secrets somebody knows. */
  static Retailer open(Path workspace, Function<String, Optional<char[]>> secrets) {
    return new Retailer(workspace, Optional.empty(), secrets);
  }

  /** Opens a workspace that was copied before, with the overrides of an environment. */
  static Retailer open(Path workspace, String environment) {
    return new Retailer(workspace, Optional.of(environment), reference -> Optional.empty());
  }

  /** Copies the example into a folder. */
  static Path copyInto(Path folder) {
    Path example = repository().resolve("examples/retailer");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(example.relativize(file).toString());
        if (file.toString().contains(".meshwright")) {
          continue;
        }
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      // JUnit makes the folder for one user only, and root has to run the server as another.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** The root of the project. */
  static Path repository() {
    return Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
        .filter(folder -> Files.isDirectory(folder.resolve("examples")))
        .findFirst()
        .orElseThrow();
  }

  Path workspace() {
    return workspace;
  }

  MeshwrightEngine engine() {
    return engine;
  }

  Mesh mesh() {
    return mesh;
  }

  /** How many calls since the last asking may have written something. */
  long writes() {
    long writes = calls.stream().filter(CallEvent::writes).count();
    calls.clear();
    return writes;
  }

  Plan plan() {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  ApplyReport apply(Consumer<ApplyEvent> listener) {
    return engine.apply(plan(), ApplyOptions.DEFAULT.withListener(listener));
  }

  /** The plan of some domains. */
  Plan plan(PlanOptions options, String... domains) {
    return engine.plan(mesh, options.withDomains(domains(domains)));
  }

  static SortedSet<DomainName> domains(String... names) {
    return Ordered.set(Arrays.stream(names).map(DomainName::new).toList());
  }

  ApplyReport destroy() {
    return engine.apply(
        engine.plan(mesh, PlanOptions.DESTROY), ApplyOptions.DEFAULT.withAllowDataLoss(true));
  }

  void stopDatabase() {
    engine.localServer(mesh).orElseThrow().stop();
  }

  @Override
  public void close() {
    engine.close();
  }
}
