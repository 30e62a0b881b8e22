package io.meshwright.cli;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Cancellation;
import io.meshwright.api.CatalogueOptions;
import io.meshwright.api.ExportOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.SourceLines;
import io.meshwright.api.evolution.ContractEvolution;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessRequest;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.report.NeededRights;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.RunRecord;
import io.meshwright.api.report.SampleReport;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A library that answers what a test tells it to, and remembers what it was asked for. */
final class FakeMeshwright implements Meshwright, EngineEntry {
  /** What was called, in order. */
  final List<String> calls = new ArrayList<>();

  private Mesh mesh = Mesh.builder("shop").build();
  private List<Problem> findings = List.of();
  private SourceLines sources = SourceLines.NONE;
  private Optional<Plan> plan = Optional.empty();
  private Optional<DriftReport> drift = Optional.empty();
  private List<NeededRights> rights = List.of();
  private ChangeOutcome outcome = new ChangeOutcome.Done();
  private List<Problem> sampleProblems = List.of();
  private ProofReport proof = new ProofReport(List.of(), List.of());
  private Optional<LocalServer> server = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<AccessExplanation> explanation = Optional.empty();
  private List<Problem> hints = List.of();
  private Optional<AccessMatrix> matrix = Optional.empty();
  private List<RunRecord> runs = List.of();
  private String failingCall = "";
  private Consumer<Activity> told = activity -> {};
  private Runnable duringApply = () -> {};

  FakeMeshwright mesh(Mesh value) {
    mesh = value;
    return this;
  }

  FakeMeshwright findings(Problem... values) {
    findings = List.of(values);
    return this;
  }

  FakeMeshwright sources(SourceLines value) {
    sources = value;
    return this;
  }

  FakeMeshwright rights(NeededRights... value) {
    rights = List.of(value);
    return this;
  }

  FakeMeshwright drift(DriftReport value) {
    drift = Optional.of(value);
    return this;
  }

  FakeMeshwright plan(Plan value) {
    plan = Optional.of(value);
    return this;
  }

  /** How every change of an apply ends. */
  FakeMeshwright outcome(ChangeOutcome value) {
    outcome = value;
    return this;
  }

  FakeMeshwright sampleProblems(Problem... values) {
    sampleProblems = List.of(values);
    return this;
  }

  FakeMeshwright proof(ProofReport value) {
    proof = value;
    return this;
  }

  FakeMeshwright explanation(AccessExplanation value) {
    explanation = Optional.of(value);
    return this;
  }

  FakeMeshwright hints(Problem... values) {
    hints = List.of(values);
    return this;
  }

  FakeMeshwright matrix(AccessMatrix value) {
    matrix = Optional.of(value);
    return this;
  }

  FakeMeshwright runs(RunRecord... values) {
    runs = List.of(values);
    return this;
  }

  FakeMeshwright server(LocalServer value) {
    server = Optional.of(value);
    return this;
  }

  /** What happens in the middle of an apply. */
  FakeMeshwright duringApply(Runnable value) {
    duringApply = value;
    return this;
  }

  FakeMeshwright failing(String call, RuntimeException value) {
    failingCall = call;
    failure = Optional.of(value);
    return this;
  }

  @Override
  public Opened open(WorkspaceLocation location, Consumer<Activity> progress) {
    told = progress;
    called("open" + location.environment().map(e -> " " + e).orElse(""));
    return new Opened(
        this,
        ignored -> server,
        () ->
            Ordered.map(
                server.filter(s -> s.address().isPresent()).stream()
                    .collect(Collectors.toMap(s -> new PlatformName("local"), s -> s))));
  }

  @Override
  public ReadResult read(Path workspace) {
    called("read");
    boolean valid = findings.stream().noneMatch(Problem::isError);
    return new ReadResult(valid ? Optional.of(mesh) : Optional.empty(), findings, sources);
  }

  @Override
  public Expression filter(String text) {
    return Expression.Constant.TRUE;
  }

  @Override
  public List<String> export(Mesh given, Path folder, ExportOptions options) {
    called("export to " + folder + options.samples().map(s -> " with samples of " + s).orElse(""));
    return List.of("mesh.yaml", "policies/access.yaml");
  }

  @Override
  public List<String> catalogue(Mesh given, Path folder, CatalogueOptions options) {
    called("catalogue to " + folder);
    return List.of("catalogue.css", "index.html", "policies.html");
  }

  @Override
  public List<Problem> validate(Mesh given) {
    return findings;
  }

  @Override
  public Plan plan(Mesh given, PlanOptions options) {
    String adopting = options.adopt().isEmpty() ? "" : " adopting " + options.adopt();
    String kind = options.lapsedOnly() ? "plan sweep" : "plan";
    called((options.destroy() ? "plan destroy" : kind) + of(options.domains()) + adopting);
    told.accept(new Activity(Activity.Kind.READ, "local", 1, 1));
    return plan.orElseThrow();
  }

  @Override
  public List<NeededRights> rights(Plan given) {
    called("rights");
    return rights;
  }

  @Override
  public DriftReport drift(Mesh given, PlanOptions options) {
    called("drift");
    return drift.orElseThrow();
  }

  @Override
  public void writePlan(Plan given, Path file) {
    called("write " + file.getFileName());
  }

  @Override
  public Plan readPlan(Path file) {
    called("read plan " + file.getFileName());
    return plan.orElseThrow();
  }

  @Override
  public List<RunRecord> history() {
    called("history");
    return runs;
  }

  @Override
  public ApplyReport apply(Plan given, ApplyOptions options) {
    called(
        (options.allowDataLoss() ? "apply with data loss" : "apply")
            + options.actor().map(a -> " by " + a).orElse(""));
    int size = given.changes().size();
    options.listener().accept(new ApplyEvent.BatchStarted("local", "views", size));
    List<ChangeResult> results = new ArrayList<>();
    boolean cancelled = cancelled(options);
    for (PlannedChange change : given.changes()) {
      ChangeOutcome outcome = cancelled ? new ChangeOutcome.Skipped("cancelled") : this.outcome;
      options.listener().accept(new ApplyEvent.ChangeEnded(change, outcome));
      results.add(new ChangeResult(change, outcome));
    }
    options.listener().accept(new ApplyEvent.BatchFinished("local", "views"));
    return new ApplyReport(results, given.problems());
  }

  private boolean cancelled(ApplyOptions options) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Cancellation.Registration registration =
        options.cancellation().onCancel(() -> cancelled.set(true));
    duringApply.run();
    registration.close();
    return cancelled.get();
  }

  @Override
  public SampleReport loadSamples(Mesh given, Path workspace, SortedSet<DomainName> domains) {
    called("loadSamples" + of(domains));
    return new SampleReport(2, 5, sampleProblems);
  }

  @Override
  public ProofReport prove(Mesh given, SortedSet<DomainName> domains) {
    called("prove" + of(domains));
    return proof;
  }

  @Override
  public ContractEvolution evolution() {
    throw new IllegalStateException("a fake has no contracts to compare");
  }

  @Override
  public AccessExplanation explain(Mesh given, AccessQuestion question) {
    called("explain " + question.on() + (question.live() ? " live" : ""));
    return explanation.orElseThrow();
  }

  @Override
  public AccessMatrix access(Mesh given) {
    called("access");
    return matrix.orElseThrow();
  }

  @Override
  public List<Problem> lint(Path workspace) {
    called("lint");
    return hints;
  }

  @Override
  public AccessRequest request(Path workspace, AccessPolicy policy) {
    called("request " + policy);
    return new AccessRequest(
        "policies/" + policy.id() + ".yaml", "kind: x\n", List.of(), List.of());
  }

  @Override
  public void close() {
    calls.add("close");
  }

  private static String of(SortedSet<DomainName> domains) {
    return domains.isEmpty() ? "" : " of " + domains;
  }

  private void called(String call) {
    calls.add(call);
    if (failure.isPresent() && call.equals(failingCall)) {
      throw failure.get();
    }
  }
}
