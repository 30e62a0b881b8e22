package io.meshwright.cli;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.CatalogueOptions;
import io.meshwright.api.ExportOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
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
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The library with somebody who waits for it: every call that may take long says what goes on, and
 * an interruption stops an apply. So no command has to think of either.
 */
final class WatchedMeshwright implements Meshwright {
  private final Meshwright library;
  private final Function<Mesh, Optional<LocalServer>> servers;
  private final StatusLine status;
  private final Interruption interruption;

  WatchedMeshwright(EngineEntry.Opened entry, StatusLine status, Interruption interruption) {
    this.library = entry.meshwright();
    this.servers = entry.localServer();
    this.status = status;
    this.interruption = interruption;
  }

  @Override
  public ReadResult read(Path workspace) {
    return during("reading the workspace", () -> library.read(workspace));
  }

  @Override
  public List<Problem> validate(Mesh mesh) {
    return library.validate(mesh);
  }

  @Override
  public Plan plan(Mesh mesh, PlanOptions options) {
    interruption.enter(Interruption.Stage.READING);
    startServer(mesh);
    return during("making the plan", () -> library.plan(mesh, options));
  }

  @Override
  public ApplyReport apply(Plan plan, ApplyOptions options) {
    interruption.enter(Interruption.Stage.APPLYING);
    ApplyReport report =
        during(
            "taking the right to write",
            () -> library.apply(plan, options.withCancellation(interruption)));
    if (!interruption.asked()) {
      interruption.enter(Interruption.Stage.AFTERWARDS);
    }
    return report;
  }

  @Override
  public DriftReport drift(Mesh mesh, PlanOptions options) {
    interruption.enter(Interruption.Stage.READING);
    startServer(mesh);
    return during("looking for drift", () -> library.drift(mesh, options));
  }

  @Override
  public List<NeededRights> rights(Plan plan) {
    return library.rights(plan);
  }

  @Override
  public void writePlan(Plan plan, Path file) {
    library.writePlan(plan, file);
  }

  @Override
  public Plan readPlan(Path file) {
    return library.readPlan(file);
  }

  @Override
  public List<RunRecord> history() {
    return library.history();
  }

  @Override
  public ContractEvolution evolution() {
    return library.evolution();
  }

  @Override
  public Expression filter(String text) {
    return library.filter(text);
  }

  @Override
  public List<String> export(Mesh mesh, Path folder, ExportOptions options) {
    return during("writing the workspace", () -> library.export(mesh, folder, options));
  }

  @Override
  public List<String> catalogue(Mesh mesh, Path folder, CatalogueOptions options) {
    return during("writing the catalogue", () -> library.catalogue(mesh, folder, options));
  }

  @Override
  public SampleReport loadSamples(Mesh mesh, Path workspace, SortedSet<DomainName> domains) {
    return during("loading samples", () -> library.loadSamples(mesh, workspace, domains));
  }

  @Override
  public ProofReport prove(Mesh mesh, SortedSet<DomainName> domains) {
    startServer(mesh);
    return during("proving who sees what", () -> library.prove(mesh, domains));
  }

  @Override
  public AccessExplanation explain(Mesh mesh, AccessQuestion question) {
    if (question.live()) {
      startServer(mesh);
    }
    return during("working out the answer", () -> library.explain(mesh, question));
  }

  @Override
  public AccessMatrix access(Mesh mesh) {
    return during("working out who may do what", () -> library.access(mesh));
  }

  @Override
  public List<Problem> lint(Path workspace) {
    return during("looking at the policies", () -> library.lint(workspace));
  }

  @Override
  public AccessRequest request(Path workspace, AccessPolicy policy) {
    return during("working out what the policy would do", () -> library.request(workspace, policy));
  }

  /** Otherwise the first plan would seem to take long for no reason. */
  private void startServer(Mesh mesh) {
    servers.apply(mesh).filter(server -> server.address().isEmpty()).ifPresent(this::start);
  }

  private void start(LocalServer server) {
    String address =
        during("starting the embedded PostgreSQL; the first start also unpacks it", server::start);
    if (address.isEmpty()) {
      throw new IllegalStateException("a server that runs has an address");
    }
  }

  private <T> T during(String what, Supplier<T> work) {
    status.show(what);
    try {
      return work.get();
    } finally {
      status.nothing();
    }
  }

  @Override
  public void close() {
    library.close();
  }
}
