package io.meshwright.api;

import io.meshwright.api.evolution.ContractEvolution;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessRequest;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.report.NeededRights;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.RunRecord;
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

  /**
   * Reads a row filter as documents write it, for policies that are built in code.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the text is no filter
   */
  Expression filter(String text);

  /** Validates a mesh that was built in code. */
  List<Problem> validate(Mesh mesh);

  /**
   * Writes a mesh as a workspace: what it implies and its defaults are made explicit. Reading the
   * folder gives an equal mesh, but for {@link io.meshwright.api.model.Contract#source} and the
   * spelling of filters. No file is overwritten.
   *
   * @param folder where to; absent or empty
   * @return the files written, relative to the folder, in order
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid, holds
   *     what documents cannot say, holds a secret as a value, or names sample files that are not
   *     there, and where the folder is not empty or cannot be written. Nothing is left behind then.
   */
  List<String> export(Mesh mesh, Path folder, ExportOptions options);

  /**
   * Writes a mesh as a catalogue for people: HTML pages that need nothing but each other, with who
   * may see what by the reference semantics. Equal meshes and findings make equal bytes. Connects
   * to nothing.
   *
   * @param folder where to; absent, empty, or written by an earlier run, whose files are replaced
   * @return the files written, relative to the folder, in order
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid, or
   *     the folder holds files of others or cannot be written
   */
  List<String> catalogue(Mesh mesh, Path folder, CatalogueOptions options);

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
   * What whoever carries out a plan has to be allowed, on each platform that it changes, in order
   * of its platforms. Connects to nothing.
   */
  List<NeededRights> rights(Plan plan);

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

  /** How contracts change, against each other and against what is published. */
  ContractEvolution evolution();

  /**
   * Says why somebody sees something or does not: as the policies mean it and, where asked for, as
   * live resources have it. Never writes.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid, or
   *     the question is about something that it does not have; of the adapter's kind where a
   *     platform cannot be read
   */
  AccessExplanation explain(Mesh mesh, AccessQuestion question);

  /**
   * Who may do what with which product, as the policies mean it. Connects to nothing.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the mesh is not valid
   */
  AccessMatrix access(Mesh mesh);

  /**
   * Finds policies of a workspace that are valid and cannot be meant so: filters that no or every
   * row passes, masks that never show, grants that nobody can use or that others include. Connects
   * to nothing.
   *
   * @return warnings and hints in order of place
   * @throws io.meshwright.api.problem.MeshException of kind USER where the workspace is not valid
   */
  List<Problem> lint(Path workspace);

  /**
   * Writes a grant that somebody asks for into a workspace, as a file of its own that is ready for
   * review. It is in effect when the file is merged and applied. Connects to nothing; overwrites no
   * file.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where the workspace is not valid,
   *     with the policy or without it, has a policy of that id, or cannot be written. Nothing is
   *     left behind then.
   */
  AccessRequest request(Path workspace, AccessPolicy policy);

  /** Closes connections. */
  @Override
  void close();
}
