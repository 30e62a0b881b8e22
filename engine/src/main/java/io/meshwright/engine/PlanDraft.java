package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
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
import java.util.TreeMap;

/** Collects the plans of a mesh's platforms into one. */
final class PlanDraft {
  private final Mesh mesh;
  private final Instant now;
  private final boolean destroy;
  private final List<Platform> platforms = new ArrayList<>();
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<ExposureChange> exposure = new ArrayList<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int unchanged;

  PlanDraft(Mesh mesh, Instant now, boolean destroy) {
    this.mesh = mesh;
    this.now = now;
    this.destroy = destroy;
  }

  /** Adds the plan of one platform. */
  void add(
      Platform platform,
      Capabilities capabilities,
      PlatformProvider provider,
      PlatformSlice slice,
      SortedMap<PortAddress, PortLocator> located) {
    Translation translation = provider.translator().translate(slice, located);
    List<Desired> desired = destroy ? List.of() : translation.resources();
    Map<Address, Resource> wanted = new HashMap<>();
    translation.resources().forEach(d -> wanted.put(d.address(), d.resource()));
    List<Seen> live = new ArrayList<>();
    provider
        .reader()
        .read(
            new ReadScope(
                mesh.id(),
                Ordered.set(translation.resources().stream().map(Desired::address).toList())),
            seen -> live.add(shared(seen, wanted)));
    Difference difference = Differ.diff(mesh.id(), capabilities.kinds(), desired, live);
    PlatformPlan plan =
        new PlatformPlan(
            mesh,
            platform.name().value(),
            provider.lifter(),
            provider.executor(),
            capabilities.kinds(),
            now);
    plan.refuseUnfaithful(translation, policies(slice));
    plan.make(difference, live, translation);
    platforms.add(platform);
    if (platform.authority() != Authority.REPORT) {
      changes.addAll(plan.changes());
    }
    exposure.addAll(plan.exposure());
    unchanged += difference.unchanged();
    problems.addAll(plan.problems());
    problems.addAll(ForeignAccess.of(mesh.id(), live));
    if (!destroy) {
      problems.addAll(translation.problems());
      verdicts.addAll(translation.verdicts());
      translation.verdicts().stream()
          .filter(PolicyVerdict::closes)
          .forEach(v -> problems.add(closed(v, platform)));
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

  private static Map<TableAddress, TablePolicies> policies(PlatformSlice slice) {
    TreeMap<TableAddress, TablePolicies> tables = new TreeMap<>();
    slice.products().stream()
        .flatMap(p -> p.ports().stream())
        .flatMap(p -> p.tables().stream())
        .forEach(t -> tables.put(t.table(), t));
    return tables;
  }

  private Problem closed(PolicyVerdict verdict, Platform platform) {
    String policy = verdict.policy().map(p -> "policy '" + p + "' ").orElse("");
    Optional<AcceptedLoss> accepted =
        mesh.acceptedLosses().stream()
            .filter(
                a ->
                    verdict.policy().equals(Optional.of(a.policy()))
                        && a.platform().equals(platform.name())
                        && now.isBefore(a.until()))
            .findFirst();
    Problem problem =
        Problem.error(
            "closed",
            verdict.subject(),
            policy
                + "is "
                + verdict.verdict()
                + " on platform '"
                + platform.name()
                + "': "
                + verdict.reason()
                + "; it stays closed",
            accepted
                .map(a -> "accepted in the workspace until " + a.until() + ": " + a.reason())
                .orElse("change the policy or the placement, or accept the loss in mesh.yaml"));
    return accepted.isEmpty()
        ? problem
        : new Problem(
            problem.code(),
            Severity.WARNING,
            problem.place(),
            problem.subject(),
            problem.what(),
            problem.remedy());
  }

  Plan plan() {
    return new Plan(mesh.id(), platforms, now, changes, exposure, verdicts, problems, unchanged);
  }
}
