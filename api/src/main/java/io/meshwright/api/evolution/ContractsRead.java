package io.meshwright.api.evolution;

import io.meshwright.api.model.Contract;
import io.meshwright.api.problem.Problem;
import java.util.List;

/**
 * The contracts of a file or workspace.
 *
 * @param contracts those that could be read
 * @param problems what is wrong with the documents; with an error the contracts are incomplete
 */
public record ContractsRead(List<Contract> contracts, List<Problem> problems) {
  /** Copies the lists. */
  public ContractsRead {
    contracts = List.copyOf(contracts);
    problems = List.copyOf(problems);
  }

  /** Whether nothing is missing. */
  public boolean isWhole() {
    return problems.stream().noneMatch(Problem::isError);
  }
}
