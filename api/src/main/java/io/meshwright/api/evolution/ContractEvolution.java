package io.meshwright.api.evolution;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.Problem;
import java.nio.file.Path;
import java.util.List;

/** Compares contracts with each other, and with what is published. */
public interface ContractEvolution {
  /**
   * The contracts of a contract file, or of all ports of a workspace folder. Never throws for what
   * a file holds.
   */
  ContractsRead read(Path fileOrWorkspace);

  /**
   * How contracts differ from earlier ones. They belong together by id and major version, else by
   * id alone; what is the same is left out.
   */
  List<ContractDifference> compare(List<Contract> before, List<Contract> after);

  /**
   * How what a mesh would publish differs from what is live, as far as its platforms tell: tables,
   * columns, types, and whether NULL is refused. Writes nothing. Ports that are not live yet, or
   * not like the mesh in any of this, are left out.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid; of
   *     the adapter's kind where a platform cannot be read
   */
  List<ContractDifference> sinceLive(Mesh mesh);

  /**
   * What of some differences the mesh's rule {@code no-breaking-change} forbids; nothing where the
   * mesh does not have the rule.
   */
  List<Problem> forbidden(Mesh mesh, List<ContractDifference> differences);
}
