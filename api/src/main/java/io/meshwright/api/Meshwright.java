package io.meshwright.api;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.RunRecord;
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
   * Writes a plan to a file, whole or not at all; equal plans make equal files. Only the file's
   * owner may read it, where the file system knows owners.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the file cannot be written,
   *     or the plan holds what no plan file may hold
   */
  void writePlan(Plan plan, Path file);

  /**
   * Reads a plan that {@link #writePlan} wrote.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER with the place in the file where
   *     it is not such a plan, was changed since, or has another format version
   */
  Plan readPlan(Path file);

  /**
   * Carries out a plan, however old. The live facts that it relies on are checked first, and a
   * journal is kept in the state folder. One failed object does not stop the others. An empty plan
   * calls no platform and leaves no journal.
   *
   * @throws io.meshwright.api.problem.MeshException of kind CONFLICT where another run holds a
   *     platform, or live facts are no longer what the plan saw; of kind USER where data would be
   *     lost and that was not allowed, where a policy has ended since the plan was made, or where
   *     the journal cannot be written. In all these cases nothing was written to a platform.
   */
  ApplyReport apply(Plan plan, ApplyOptions options);

  /** What the journals of the state folder tell about earlier runs, newest first. */
  List<RunRecord> history();

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
