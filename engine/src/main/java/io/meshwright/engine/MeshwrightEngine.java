package io.meshwright.engine;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.ApplyOptions;
import io.meshwright.api.CatalogueOptions;
import io.meshwright.api.ExportOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.evolution.ContractEvolution;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessRequest;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.report.NeededRights;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.RunRecord;
import io.meshwright.api.report.SampleReport;
import io.meshwright.engine.journal.History;
import io.meshwright.engine.planfile.PlanFile;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.source.ProblemOrder;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.kit.filter.FilterParser;
import io.meshwright.kit.filter.ParsedFilter;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.ProviderFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine: the one class that composes the stages. */
public final class MeshwrightEngine implements Meshwright {
  private final PlatformPool pool;
  private final InstantSource clock;
  private final Path stateFolder;
  private final Optional<String> environment;
  private final Consumer<Activity> progress;
  private final Governing governing;

  private MeshwrightEngine(Builder builder) {
    this.clock = builder.clock;
    this.stateFolder = builder.stateFolder;
    this.environment = builder.environment;
    this.progress = builder.progress;
    this.governing = new Governing(builder.rules);
    List<ProviderFactory> factories =
        builder.providers.orElseGet(
            () ->
                ServiceLoader.load(ProviderFactory.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList());
    this.pool =
        new PlatformPool(
            factories,
            new PlatformRuntime(clock, builder.secrets, builder.meter, builder.stateFolder));
  }

  /** A builder with the adapters of the class path, the system's clock and no secrets. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public ReadResult read(Path workspace) {
    Read read = WorkspaceReader.read(workspace, environment);
    List<Problem> problems = new ArrayList<>(read.problems());
    read.mesh()
        .ifPresent(m -> problems.addAll(governing.problems(m, read.places(), clock.instant())));
    read.mesh().ifPresent(m -> PlatformChecks.run(m, read.places(), pool, problems));
    problems.sort(new ProblemOrder());
    boolean usable = problems.stream().noneMatch(Problem::isError);
    return new ReadResult(
        read.mesh().filter(m -> usable), problems, read.sources().lines(problems));
  }

  @Override
  public Expression filter(String text) {
    ParsedFilter parsed = FilterParser.parse(text);
    return parsed
        .expression()
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    parsed.findings().stream()
                        .map(f -> Problem.error("bad-filter", text, f.message(), ""))
                        .toList()));
  }

  @Override
  public List<Problem> validate(Mesh mesh) {
    return governing.problems(mesh, Places.none(), clock.instant());
  }

  @Override
  public List<String> export(Mesh mesh, Path folder, ExportOptions options) {
    return new Exporting(mesh, folder, options).run(this::refuseErrors);
  }

  @Override
  public List<String> catalogue(Mesh mesh, Path folder, CatalogueOptions options) {
    refuseErrors(mesh);
    List<Problem> findings = options.findings().orElseGet(() -> validate(mesh));
    return new Documenting(pool, mesh, findings).into(folder);
  }

  private void refuseErrors(Mesh mesh) {
    List<Problem> errors = validate(mesh).stream().filter(Problem::isError).toList();
    if (!errors.isEmpty()) {
      throw new MeshException(ErrorKind.USER, errors);
    }
  }

  private SortedMap<TableAddress, TablePolicies> resolved(Mesh mesh, Instant now) {
    refuseErrors(mesh);
    return PolicyResolution.resolve(mesh, now).tables();
  }

  @Override
  public Plan plan(Mesh mesh, PlanOptions options) {
    return draft(mesh, options, governing.comparesContracts(mesh)).plan();
  }

  @Override
  public DriftReport drift(Mesh mesh, PlanOptions options) {
    return draft(mesh, options, governing.comparesContracts(mesh)).drift();
  }

  private PlanDraft draft(Mesh mesh, PlanOptions options, boolean contracts) {
    Instant now = clock.instant();
    SortedMap<TableAddress, TablePolicies> tables = resolved(mesh, now);
    SortedMap<PortAddress, PortLocator> located = Translations.located(pool, mesh, tables, now);
    Optional<SortedMap<TableAddress, TablePolicies>> unended =
        lapsed(mesh, now) && !options.destroy()
            ? Optional.of(PolicyResolution.resolve(mesh, Instant.EPOCH).tables())
            : Optional.empty();
    PlanDraft draft =
        new PlanDraft(
            mesh,
            now,
            options,
            new DomainScope(mesh, options.domains()),
            contracts ? Optional.of(governing) : Optional.empty(),
            progress);
    for (Platform platform : mesh.platforms().values()) {
      draft.add(
          platform,
          pool.factory(platform).capabilities(),
          pool.provider(platform),
          MeshSlices.of(mesh, platform, tables, now),
          unended.map(t -> MeshSlices.of(mesh, platform, t, Instant.EPOCH)),
          located);
    }
    draft.checkAdoptions();
    return draft;
  }

  private static boolean lapsed(Mesh mesh, Instant now) {
    return mesh.accessPolicies().stream().anyMatch(p -> p.lapsedAt(now))
        || mesh.acceptedLosses().stream().anyMatch(a -> !now.isBefore(a.until()));
  }

  @Override
  public List<NeededRights> rights(Plan plan) {
    return RightsOfPlan.of(plan, pool);
  }

  @Override
  public void writePlan(Plan plan, Path file) {
    PlanFile.write(plan, file);
  }

  @Override
  public Plan readPlan(Path file) {
    return PlanFile.read(file);
  }

  @Override
  public ApplyReport apply(Plan plan, ApplyOptions options) {
    return new PlanApplication(pool, clock, stateFolder, plan, options).run();
  }

  @Override
  public List<RunRecord> history() {
    return History.of(stateFolder);
  }

  @Override
  public SampleReport loadSamples(Mesh mesh, Path workspace, SortedSet<DomainName> domains) {
    return new SampleLoading(pool, mesh, new DomainScope(mesh, domains), workspace, progress)
        .load();
  }

  @Override
  public ProofReport prove(Mesh mesh, SortedSet<DomainName> domains) {
    Instant now = clock.instant();
    DomainScope scope = new DomainScope(mesh, domains);
    return new Proving(pool, mesh, scope, resolved(mesh, now), now, progress).prove();
  }

  @Override
  public ContractEvolution evolution() {
    return new Evolving(
        environment, governing, clock, mesh -> draft(mesh, PlanOptions.DEFAULT, true).published());
  }

  @Override
  public AccessExplanation explain(Mesh mesh, AccessQuestion question) {
    return facts(mesh).explain(question, progress);
  }

  @Override
  public AccessMatrix access(Mesh mesh) {
    return facts(mesh).matrix();
  }

  @Override
  public AccessRequest request(Path workspace, AccessPolicy policy) {
    Instant now = clock.instant();
    return new Requesting(this, workspace, policy)
        .run(mesh -> new AccessFacts(pool, mesh, resolved(mesh, now), now));
  }

  @Override
  public List<Problem> lint(Path workspace) {
    Read read = WorkspaceReader.read(workspace, environment);
    Mesh mesh = Requesting.valid(read(workspace));
    return facts(mesh).lint(read.places());
  }

  private AccessFacts facts(Mesh mesh) {
    Instant now = clock.instant();
    return new AccessFacts(pool, mesh, resolved(mesh, now), now);
  }

  /** The server behind the mesh's first platform that Meshwright runs itself. */
  public Optional<LocalServer> localServer(Mesh mesh) {
    return mesh.platforms().values().stream()
        .map(p -> pool.provider(p).localServer())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The servers in the state folder that run, by the name of their platform. Reads no workspace, so
   * that they can be stopped where it has errors.
   */
  public SortedMap<PlatformName, LocalServer> runningServers() {
    return new LocalServers(pool, stateFolder).running();
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Collects what an engine needs. */
  public static final class Builder {
    private Optional<List<ProviderFactory>> providers = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private Function<String, Optional<char[]>> secrets = reference -> Optional.empty();
    private Consumer<CallEvent> meter = event -> {};
    private Path stateFolder = Path.of(".meshwright");
    private Optional<String> environment = Optional.empty();
    private Optional<List<GovernanceRule>> rules = Optional.empty();
    private Consumer<Activity> progress = activity -> {};

    private Builder() {}

    /** These adapters instead of those of the class path. */
    public Builder providers(List<ProviderFactory> value) {
      this.providers = Optional.of(List.copyOf(value));
      return this;
    }

    /** These governance rules beside Meshwright's, instead of those of the class path. */
    public Builder rules(List<GovernanceRule> value) {
      this.rules = Optional.of(List.copyOf(value));
      return this;
    }

    /** The only source of time. */
    public Builder clock(InstantSource value) {
      this.clock = value;
      return this;
    }

    /** Resolves references such as {@code env:NAME}. */
    public Builder secrets(Function<String, Optional<char[]>> value) {
      this.secrets = value;
      return this;
    }

    /** Told of every call to a platform. */
    public Builder meter(Consumer<CallEvent> value) {
      this.meter = value;
      return this;
    }

    /**
     * Told what plans, loading of samples and proofs are about to do, on the calling thread; what
     * it throws ends the call.
     */
    public Builder progress(Consumer<Activity> value) {
      this.progress = value;
      return this;
    }

    /** Where embedded platforms keep their data. */
    public Builder stateFolder(Path value) {
      this.stateFolder = value;
      return this;
    }

    /** The environment whose overrides are read. */
    public Builder environment(Optional<String> value) {
      this.environment = value;
      return this;
    }

    /** The engine; platforms are opened when they are first needed. */
    public MeshwrightEngine build() {
      return new MeshwrightEngine(this);
    }
  }
}
