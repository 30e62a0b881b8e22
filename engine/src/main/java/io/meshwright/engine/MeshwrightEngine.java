package io.meshwright.engine;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.ReadResult;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.report.SampleReport;
import io.meshwright.engine.apply.ApplyRun;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.WorkspaceReader;
import io.meshwright.engine.validate.Validation;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lease;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.ProviderFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The engine: the one class that composes the stages. */
public final class MeshwrightEngine implements Meshwright {
  private final PlatformPool pool;
  private final InstantSource clock;
  private final Optional<String> environment;
  private final Path stateFolder;

  private MeshwrightEngine(Builder builder) {
    this.stateFolder = builder.stateFolder;
    this.clock = builder.clock;
    this.environment = builder.environment;
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
        .ifPresent(m -> problems.addAll(Validation.problems(m, read.places(), clock.instant())));
    read.mesh().ifPresent(m -> problems.addAll(unusable(m, read.places())));
    problems.sort(
        Comparator.comparing(
            Problem::place,
            Comparator.comparing(
                p -> p.orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))));
    boolean usable = problems.stream().noneMatch(Problem::isError);
    return new ReadResult(read.mesh().filter(m -> usable), problems);
  }

  /** Platforms without an adapter, and settings that their adapter does not take. */
  private List<Problem> unusable(Mesh mesh, Places places) {
    List<Problem> problems = new ArrayList<>();
    for (Platform platform : mesh.platforms().values()) {
      try {
        pool.provider(platform);
      } catch (MeshException e) {
        Problem problem =
            Problem.error(
                "unusable-platform", platform.name().value(), String.valueOf(e.getMessage()), "");
        problems.add(places.first("platform:" + platform.name()).map(problem::at).orElse(problem));
      }
    }
    return problems;
  }

  @Override
  public List<Problem> validate(Mesh mesh) {
    return Validation.problems(mesh, Places.none(), clock.instant());
  }

  private SortedMap<TableAddress, TablePolicies> resolved(Mesh mesh, Instant now) {
    List<Problem> errors = validate(mesh).stream().filter(Problem::isError).toList();
    if (!errors.isEmpty()) {
      throw new MeshException(ErrorKind.USER, errors);
    }
    return PolicyResolution.resolve(mesh, now).tables();
  }

  @Override
  public Plan plan(Mesh mesh, PlanOptions options) {
    Instant now = clock.instant();
    SortedMap<TableAddress, TablePolicies> tables = resolved(mesh, now);
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (Platform platform : mesh.platforms().values()) {
      located.putAll(
          pool.provider(platform).translator().locate(MeshSlices.of(mesh, platform, tables)));
    }
    PlanDraft draft =
        new PlanDraft(mesh, now, new DomainScope(mesh, options.domains()), options.destroy());
    for (Platform platform : mesh.platforms().values()) {
      draft.add(
          platform,
          pool.factory(platform).capabilities(),
          pool.provider(platform),
          MeshSlices.of(mesh, platform, tables),
          Ordered.map(located));
    }
    return draft.plan();
  }

  @Override
  public ApplyReport apply(Plan plan, ApplyOptions options) {
    if (plan.destroysData() && !options.allowDataLoss()) {
      throw new MeshException(
          ErrorKind.USER,
          plan.changes().stream()
              .filter(PlannedChange::destroysData)
              .map(
                  c ->
                      Problem.error(
                          "data-loss",
                          c.address().toString(),
                          "the plan would " + c.change().verb() + " it and lose its data",
                          "allow it with --allow-data-loss, or keep it in the workspace"))
              .toList());
    }
    TreeMap<String, Executor> executors = new TreeMap<>();
    for (Platform platform : plan.platforms()) {
      executors.put(platform.name().value(), pool.provider(platform).executor());
    }
    List<Lease> leases = new ArrayList<>();
    try {
      plan.changes().stream()
          .map(c -> c.address().platform())
          .distinct()
          .sorted()
          .forEach(name -> leases.add(executor(executors, name).acquire(plan.mesh())));
      List<ChangeResult> results =
          ApplyRun.run(
              plan.mesh(), plan.changes(), name -> executor(executors, name), options.listener());
      return new ApplyReport(results, plan.problems());
    } finally {
      leases.reversed().forEach(Lease::close);
    }
  }

  private static Executor executor(Map<String, Executor> executors, String platform) {
    return Optional.ofNullable(executors.get(platform))
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "the plan changes platform '" + platform + "' without naming it; plan again"));
  }

  @Override
  public SampleReport loadSamples(Mesh mesh, Path workspace, SortedSet<DomainName> domains) {
    return new SampleLoading(pool, mesh, new DomainScope(mesh, domains), workspace).load();
  }

  @Override
  public ProofReport prove(Mesh mesh, SortedSet<DomainName> domains) {
    Instant now = clock.instant();
    DomainScope scope = new DomainScope(mesh, domains);
    return new Proving(pool, mesh, scope, resolved(mesh, now), now).prove();
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

    private Builder() {}

    /** These adapters instead of those of the class path. */
    public Builder providers(List<ProviderFactory> value) {
      this.providers = Optional.of(List.copyOf(value));
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
