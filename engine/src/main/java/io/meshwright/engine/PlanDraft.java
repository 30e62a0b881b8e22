package io.meshwright.engine;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.model.BreakGlass;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.diff.Adoptions;
import io.meshwright.engine.diff.Differ;
import io.meshwright.engine.diff.Difference;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Collects the plans of a mesh's platforms into one. */
final class PlanDraft {
  private static final Difference NOTHING =
      new Difference(List.of(), new TreeMap<>(), 0, List.of());

  private final Mesh mesh;
  private final Instant now;
  private final PlanOptions options;
  private final DomainScope scope;
  private final Optional<Governing> contracts;
  private final Consumer<Activity> progress;
  private final List<Platform> platforms = new ArrayList<>();
  private final AcrossPlatforms across;
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<PlannedChange> reported = new ArrayList<>();
  private final TreeSet<Premise> premises = new TreeSet<>();
  private final List<ExposureChange> exposure = new ArrayList<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<ForeignObject> foreign = new ArrayList<>();
  private final SortedMap<Address, List<ExposureChange>> foreignAccess = new TreeMap<>();
  private final List<Adoptions> adoptions = new ArrayList<>();
  private final List<ContractDifference> published = new ArrayList<>();
  private int unchanged;

  PlanDraft(
      Mesh mesh,
      Instant now,
      PlanOptions options,
      DomainScope scope,
      Optional<Governing> contracts,
      Consumer<Activity> progress) {
    this.mesh = mesh;
    this.now = now;
    this.options = options;
    this.scope = scope;
    this.across = new AcrossPlatforms(scope.isWhole());
    this.contracts = contracts;
    this.progress = progress;
  }

  /** Adds the plan of one platform. */
  void add(
      Platform platform,
      Capabilities capabilities,
      PlatformProvider provider,
      PlatformSlice slice,
      Optional<PlatformSlice> unended,
      SortedMap<PortAddress, PortLocator> located) {
    tell(Activity.Kind.TRANSLATE, platform);
    Translated translated = Translated.of(provider.translator(), capabilities, slice, located);
    Translation translation = translated.translation();
    Optional<Lapsed> lapsed =
        unended.map(
            s ->
                new Lapsed(
                    Translated.of(provider.translator(), capabilities, s, located).translation(),
                    translation));
    List<Seen> live = new ArrayList<>();
    ReadScope reading =
        new ReadScope(
            mesh.id(),
            Ordered.set(translation.resources().stream().map(Desired::address).toList()));
    tell(Activity.Kind.READ, platform);
    Map<Address, Resource> wanted = new HashMap<>();
    translation.resources().forEach(d -> wanted.put(d.address(), d.resource()));
    provider.reader().read(reading, seen -> live.add(shared(seen, wanted)));
    tell(Activity.Kind.COMPARE, platform);
    Difference all =
        compare(
            platform,
            capabilities,
            provider,
            translation,
            translated.bounds(),
            lapsed,
            reading,
            live);
    platforms.add(platform);
    if (!options.destroy()) {
      across.platform(translation.resources(), live);
      Lifecycle lifecycle = new Lifecycle(mesh, platform);
      problems.addAll(scope.problems(lifecycle.deprecations(slice)));
      problems.addAll(lifecycle.retirements(provider.translator(), all.changes()));
      List<PolicyVerdict> judged = scope.verdicts(translation.verdicts());
      problems.addAll(scope.problems(translation.problems()));
      contracts.ifPresent(g -> compareContracts(g, platform, provider, translation, live));
      verdicts.addAll(judged);
      judged.forEach(v -> Losses.problem(v, platform).ifPresent(problems::add));
    }
  }

  private void compareContracts(
      Governing governing,
      Platform platform,
      PlatformProvider provider,
      Translation translation,
      List<Seen> live) {
    List<ContractDifference> differences =
        PublishedContracts.differences(
            mesh, platform.name().value(), provider.lifter(), translation, live);
    published.addAll(differences);
    problems.addAll(scope.problems(governing.forbidden(mesh, now, differences)));
  }

  private void tell(Activity.Kind kind, Platform platform) {
    progress.accept(
        new Activity(kind, platform.name().value(), platforms.size() + 1, mesh.platforms().size()));
  }

  private Difference compare(
      Platform platform,
      Capabilities capabilities,
      PlatformProvider provider,
      Translation translation,
      Map<TableAddress, TablePolicies> policies,
      Optional<Lapsed> lapsed,
      ReadScope reading,
      List<Seen> live) {
    ScopedObjects scoped = scope.objects(translation.resources(), live, options.destroy());
    problems.addAll(scoped.problems());
    List<Desired> desired = scoped.desired();
    Adoptions adopted = Adoptions.of(mesh.id(), options.adopt(), desired, live);
    adoptions.add(adopted);
    Assessments assessments =
        new Assessments(
            provider.executor(),
            capabilities.kinds(),
            new LiveState(platform.name().value(), live));
    Difference found =
        Differ.diff(
            mesh.id(), capabilities.kinds(), desired, scoped.live(), adopted, assessments::refusal);
    Surroundings surroundings =
        new Surroundings(
            new Reach(mesh, platform),
            provider.lifter(),
            capabilities.kinds(),
            live,
            found.changes(),
            Attachments.of(mesh.id(), scope.seen(live), adopted.adopted()),
            Ordered.set(desired.stream().map(Desired::address).toList()));
    Difference all =
        options.lapsedOnly()
            ? lapsed.map(l -> l.explained(l.only(found))).orElse(NOTHING)
            : explained(surroundings.withRevocations(found), lapsed);
    SortedSet<Address> left = surroundings.reported(all);
    Difference difference = Surroundings.part(all, left, false);
    tell(Activity.Kind.ACCESS, platform);
    PlatformPlan plan = platformPlan(platform, provider, assessments);
    plan.refuseUnfaithful(translation, policies);
    plan.make(difference, live, translation);
    changes.addAll(plan.changes());
    if (!plan.changes().isEmpty()) {
      premises.addAll(
          new PlanPremises(mesh.id(), provider.reader(), plan.relied()).of(reading, live));
    }
    exposure.addAll(plan.exposure());
    unchanged += difference.unchanged();
    problems.addAll(plan.problems());
    if (!options.destroy()) {
      problems.addAll(
          provider
              .lifter()
              .findings(
                  Ordered.set(translation.subjects().values()),
                  new LiveState(platform.name().value(), live)
                      .after(plan.changes().stream().map(PlannedChange::change).toList())));
    }
    if (!left.isEmpty()) {
      PlatformPlan due = platformPlan(platform, provider, assessments);
      due.make(Surroundings.part(all, left, true), live, translation);
      reported.addAll(due.changes());
    }
    foreign.addAll(surroundings.foreign());
    foreignAccess.putAll(ForeignExposure.of(mesh, translation, surroundings.access(), now));
    return all;
  }

  private static Difference explained(Difference difference, Optional<Lapsed> lapsed) {
    return lapsed.map(l -> l.explained(difference)).orElse(difference);
  }

  private PlatformPlan platformPlan(
      Platform platform, PlatformProvider provider, Assessments assessments) {
    return new PlatformPlan(
        mesh, platform.name().value(), provider.lifter(), provider.executor(), assessments, now);
  }

  /**
   * What was asked to be adopted and cannot be.
   *
   * @throws MeshException of kind USER where there is any: a run does what it was asked for or
   *     nothing
   */
  void checkAdoptions() {
    List<Problem> refused = AdoptionCheck.problems(options.adopt(), adoptions);
    if (!refused.isEmpty()) {
      throw new MeshException(ErrorKind.USER, refused);
    }
  }

  /** What is as it should be is held once, not as it is wanted and as it was read. */
  private static Seen shared(Seen seen, Map<Address, Resource> wanted) {
    return seen instanceof Seen.Present present
            && present.resource().equals(wanted.get(present.address()))
        ? new Seen.Present(
            Objects.requireNonNull(wanted.get(present.address())),
            present.owner(),
            present.outputs())
        : seen;
  }

  /** How what the mesh publishes differs from what is live. */
  List<ContractDifference> published() {
    return List.copyOf(published);
  }

  DriftReport drift() {
    return new DriftReport(plan(), foreignAccess);
  }

  Plan plan() {
    AcrossPlatforms.Result planned = across.of(changes);
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(planned.problems());
    if (!options.destroy()) {
      all.addAll(BreakGlass.warnings(mesh, now));
    }
    return new Plan(
        mesh.id(),
        platforms,
        now,
        PlanExpiry.of(mesh, now, planned.changes(), verdicts),
        planned.changes(),
        reported,
        foreign,
        premises,
        exposure,
        verdicts,
        all,
        unchanged);
  }
}
