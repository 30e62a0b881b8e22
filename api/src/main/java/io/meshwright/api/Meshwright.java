package io.meshwright.api;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.SampleReport;
import java.nio.file.Path;
import java.util.List;

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
   * Finds how live platforms differ from a mesh, and what others made on objects of ours. Never
   * writes.
   *
   * @throws io.meshwright.api.problem.MeshException as {@link #plan}
   */
  DriftReport drift(Mesh mesh, PlanOptions options);

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
   * @return how much was loaded, and what does not fit a contract
   */
  SampleReport loadSamples(Mesh mesh, Path workspace);

  /** Logs in as each declared session and compares what it reads with the reference semantics. */
  ProofReport prove(Mesh mesh);

  /** Closes connections. */
  @Override
  void close();
}
