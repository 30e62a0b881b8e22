package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.diff.Difference;
import io.meshwright.engine.exposure.AccessAnalysis;
import io.meshwright.engine.exposure.ExposureReport;
import io.meshwright.engine.exposure.Faithfulness;
import io.meshwright.engine.exposure.Impact;
import io.meshwright.engine.exposure.LoginExposure;
import io.meshwright.engine.exposure.LookedAt;
import io.meshwright.engine.graph.Dependencies;
import io.meshwright.engine.graph.OrderedChanges;
import io.meshwright.engine.graph.SafeOrder;
import io.meshwright.engine.premise.Relied;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The plan of one platform: difference, order, and what it does to access. */
final class PlatformPlan {
  private final Mesh mesh;
  private final String platform;
  private final Lifter lifter;
  private final Executor executor;
  private final Assessments assessments;
  private final Instant now;
  private final List<Problem> problems = new ArrayList<>();
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<ExposureChange> exposure = new ArrayList<>();
  private LookedAt looked = new LookedAt(new TreeSet<>(), new TreeSet<>());

  PlatformPlan(
      Mesh mesh,
      String platform,
      Lifter lifter,
      Executor executor,
      Assessments assessments,
      Instant now) {
    this.mesh = mesh;
    this.platform = platform;
    this.lifter = lifter;
    this.executor = executor;
    this.assessments = assessments;
    this.now = now;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<PlannedChange> changes() {
    return List.copyOf(changes);
  }

  /** The live facts that the changes rely on. */
  Relied relied() {
    return Relied.on(
        changes.stream().map(PlannedChange::change).toList(),
        looked.addresses(),
        looked.prefixes());
  }

  List<ExposureChange> exposure() {
    return List.copyOf(exposure);
  }

  /** Puts a difference in order and works out what it does. */
  void make(Difference difference, List<Seen> live, Translation translation) {
    problems.addAll(difference.problems());
    TreeMap<Address, Resource> resources = new TreeMap<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present) {
        resources.put(present.address(), present.resource());
      }
    }
    AccessAnalysis analysis = AccessAnalysis.of(platform, lifter, resources, difference.changes());
    SortedMap<Address, Impact> impacts = analysis.impacts();
    TreeMap<Address, Phase> phases = new TreeMap<>();
    difference.changes().forEach(c -> phases.put(c.address(), phase(c, impacts)));
    SortedMap<Address, SortedSet<Address>> needs = Dependencies.of(difference.changes());
    OrderedChanges ordered =
        SafeOrder.of(
            difference.changes(), needs, phases, executor::slot, new AccessCheck(analysis));
    // Only now: trying orders looks at more.
    looked = analysis.lookedAt();
    reportOrder(ordered);
    plan(ordered.changes(), difference, phases, needs, impacts, policies(translation));
    SafePlan safe = SafePlan.of(analysis, changes, executor::slot);
    changes.clear();
    changes.addAll(safe.changes());
    problems.addAll(safe.problems());
    reportExposure(analysis, translation);
    reportLogins(
        LoginExposure.of(
            platform, lifter, resources, difference.changes(), principals(translation)),
        translation);
  }

  /** Logins that get or lose a principal: what they see changes beyond the tables that change. */
  private void reportLogins(LoginExposure exposed, Translation translation) {
    TreeMap<Address, TableAddress> tables = new TreeMap<>();
    translation.subjects().forEach((table, subject) -> tables.put(subject, table));
    SortedMap<SessionId, List<ExposureChange>> changed =
        exposed.changes(
            translation.logins(),
            subject ->
                Optional.ofNullable(tables.get(subject))
                    .map(TableAddress::toString)
                    .orElseGet(subject::toString),
            now);
    if (!changed.isEmpty()) {
      exposure.removeIf(e -> changed.containsKey(e.session()));
      changed.values().forEach(exposure::addAll);
      exposure.sort(
          Comparator.comparing(ExposureChange::table).thenComparing(ExposureChange::session));
    }
  }

  private static Phase phase(Change change, SortedMap<Address, Impact> impacts) {
    Impact impact =
        impacts.getOrDefault(change.address(), new Impact(false, false, new TreeSet<>()));
    boolean goes = change instanceof Change.Delete;
    if (impact.widens()) {
      return Phase.WIDEN;
    }
    if (impact.narrows()) {
      return goes ? Phase.CLOSE : Phase.NARROW;
    }
    return goes ? Phase.REMOVE : Phase.NEUTRAL;
  }

  private void reportOrder(OrderedChanges ordered) {
    for (Address gap : ordered.gaps()) {
      problems.add(
          Problem.warning(
              "access-gap",
              gap.toString(),
              "while this is changed, somebody who keeps access loses it until the run ends",
              "apply when nobody reads it"));
    }
    for (Change blocked : ordered.blocked()) {
      problems.add(SafePlan.leftOut(blocked.address()));
    }
  }

  private void plan(
      List<Change> ordered,
      Difference difference,
      Map<Address, Phase> phases,
      SortedMap<Address, SortedSet<Address>> needs,
      SortedMap<Address, Impact> impacts,
      Map<Address, SortedSet<PolicyId>> policies) {
    AccessWaits waits = new AccessWaits(executor::slot);
    for (Change change : ordered) {
      Address address = change.address();
      Impact impact = Objects.requireNonNull(impacts.get(address));
      TreeSet<Address> first = new TreeSet<>(waits.after(impact));
      first.addAll(needs.getOrDefault(address, Ordered.set(List.<Address>of())));
      SortedSet<Address> following = waits.following(change, impact);
      waits.take(change, impact);
      changes.add(
          new PlannedChange(
              change,
              phases.getOrDefault(address, Phase.NEUTRAL),
              difference.reasons().getOrDefault(address, ""),
              first,
              following,
              policies.getOrDefault(address, Ordered.set(List.<PolicyId>of())),
              assessments.of(change).costs(),
              assessments.of(change).losses()));
    }
  }

  private static Map<Address, SortedSet<PolicyId>> policies(Translation translation) {
    TreeMap<Address, SortedSet<PolicyId>> policies = new TreeMap<>();
    for (Desired desired : translation.resources()) {
      policies.put(desired.address(), desired.realises());
    }
    return policies;
  }

  static Map<PrincipalId, PrincipalId> principals(Translation translation) {
    TreeMap<PrincipalId, PrincipalId> neutral = new TreeMap<>();
    translation
        .identities()
        .forEach((principal, name) -> neutral.put(PrincipalId.ofNative(name), principal));
    return neutral;
  }

  /**
   * Refuses a translation that, lifted, gives away more than the policies mean: a defect of the
   * adapter must not reach a platform.
   */
  void refuseUnfaithful(Translation translation, Map<TableAddress, TablePolicies> tables) {
    TreeMap<Address, Resource> resources = new TreeMap<>();
    translation.resources().forEach(d -> resources.put(d.address(), d.resource()));
    Faithfulness faithfulness =
        new Faithfulness(lifter, platform, resources, principals(translation));
    List<Problem> unfaithful = new ArrayList<>();
    translation
        .subjects()
        .forEach(
            (table, subject) -> {
              TablePolicies policies = tables.get(table);
              if (policies != null
                  && faithfulness.check(subject, policies) == Containment.Answer.EXCEEDS) {
                unfaithful.add(
                    Problem.error(
                        "unfaithful-translation",
                        table.toString(),
                        "its resources would give away more than its policies mean",
                        "this is a defect of the adapter; report it with the workspace"));
              }
            });
    if (!unfaithful.isEmpty()) {
      throw new MeshException(ErrorKind.INTERNAL, unfaithful);
    }
  }

  private void reportExposure(AccessAnalysis analysis, Translation translation) {
    Map<PrincipalId, PrincipalId> neutral = principals(translation);
    TreeMap<Address, TableAddress> tables = new TreeMap<>();
    translation.subjects().forEach((table, subject) -> tables.put(subject, table));
    Map<Address, AccessRules> before = neutral(analysis.before(), neutral);
    Map<Address, AccessRules> after = neutral(analysis.after(), neutral);
    ExposureReport report =
        new ExposureReport(
            ExposureReport.sessions(
                mesh.sessions().values().stream().map(s -> s.session()).toList(),
                analysis.principals().stream().map(p -> neutral.getOrDefault(p, p)).toList()),
            now);
    for (Address subject : before.keySet()) {
      TableAddress table = tables.get(subject);
      exposure.addAll(
          report.changes(
              table == null ? subject.toString() : table.toString(),
              Objects.requireNonNull(before.get(subject)),
              Objects.requireNonNull(after.get(subject))));
    }
  }

  private static Map<Address, AccessRules> neutral(
      SortedMap<Address, AccessRules> rules, Map<PrincipalId, PrincipalId> neutral) {
    TreeMap<Address, AccessRules> mapped = new TreeMap<>();
    rules.forEach((subject, each) -> mapped.put(subject, Faithfulness.neutral(each, neutral)));
    return mapped;
  }
}
