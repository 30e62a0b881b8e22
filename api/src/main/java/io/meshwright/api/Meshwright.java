package io.meshwright.api;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.SampleReport;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;

/**
 * The library: workspace in, plan, apply, proof. Made by the engine's factory; holds connections
 * until it is closed. Two of them in one JVM do not know of each other.
 */
public interface Meshwright extends AutoCloseable {
  /** Reads and validates a workspace folder; never throws for what a file holds. */
  ReadResult read(Path workspace);

  /** Validates a mesh that was built in code. */
  List<Problem> validate(Mesh mesh);

  /**
   * Compares a mesh with what is live.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid; of
   *     the adapter's kind where a platform cannot be read
   */
  Plan plan(Mesh mesh, PlanOptions options);

  /**
   * Carries out a plan. One failed object does not stop the others.
   *
   * @throws io.meshwright.api.problem.MeshException of kind CONFLICT where another run holds a
   *     platform; of kind USER where data would be lost and that was not allowed. In both cases
   *     nothing was written.
   */
  ApplyReport apply(Plan plan, ApplyOptions options);

  /**
   * Loads sample rows into empty tables of embedded platforms.
   *
   * @param workspace the folder that sample files are relative to
   * @param domains only tables of products of these domains; empty means all
   * @return how much was loaded, and what does not fit a contract
   * @throws io.meshwright.api.problem.MeshException of kind USER where there is no such domain
   */
  SampleReport loadSamples(Mesh mesh, Path workspace, SortedSet<DomainName> domains);

  /** Loads sample rows into every empty table of embedded platforms. */
  default SampleReport loadSamples(Mesh mesh, Path workspace) {
    return loadSamples(mesh, workspace, PlanOptions.DEFAULT.domains());
  }

  /**
   * Logs in as each declared session and compares what it reads with the reference semantics.
   *
   * @param domains only tables of products of these domains; empty means all
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid, or
   *     there is no such domain
   */
  ProofReport prove(Mesh mesh, SortedSet<DomainName> domains);

  /** Proves every table. */
  default ProofReport prove(Mesh mesh) {
    return prove(mesh, PlanOptions.DEFAULT.domains());
  }

  /** Closes connections. */
  @Override
  void close();
}
