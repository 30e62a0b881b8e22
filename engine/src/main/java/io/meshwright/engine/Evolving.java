package io.meshwright.engine;

import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.evolution.ContractEvolution;
import io.meshwright.api.evolution.ContractsRead;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.evolution.ContractComparison;
import io.meshwright.engine.spec.ContractReader;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.WorkspaceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Contracts of files and meshes, compared. */
final class Evolving implements ContractEvolution {
  private final Optional<String> environment;
  private final Governing governing;
  private final InstantSource clock;
  private final Function<Mesh, List<ContractDifference>> live;

  /**
   * A comparison.
   *
   * @param live how a mesh differs from what is live
   */
  Evolving(
      Optional<String> environment,
      Governing governing,
      InstantSource clock,
      Function<Mesh, List<ContractDifference>> live) {
    this.environment = environment;
    this.governing = governing;
    this.clock = clock;
    this.live = live;
  }

  @Override
  public ContractsRead read(Path fileOrWorkspace) {
    if (!Files.isDirectory(fileOrWorkspace)) {
      return ContractReader.read(fileOrWorkspace);
    }
    Read read = WorkspaceReader.read(fileOrWorkspace, environment);
    List<Contract> contracts =
        read.mesh().stream()
            .flatMap(m -> m.ports().stream())
            .map(OutputPort::contract)
            .distinct()
            .toList();
    return new ContractsRead(contracts, read.problems());
  }

  @Override
  public List<ContractDifference> compare(List<Contract> before, List<Contract> after) {
    return ContractComparison.compare(before, after);
  }

  @Override
  public List<ContractDifference> sinceLive(Mesh mesh) {
    return live.apply(mesh);
  }

  @Override
  public List<Problem> forbidden(Mesh mesh, List<ContractDifference> differences) {
    return governing.forbidden(mesh, clock.instant(), differences);
  }
}
