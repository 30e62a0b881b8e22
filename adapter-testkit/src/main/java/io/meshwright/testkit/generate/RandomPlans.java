package io.meshwright.testkit.generate;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.CapabilityFact;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Plans that make no sense but hold every case of everything that a plan may hold, with hostile
 * names. Equal seeds make equal plans.
 */
public final class RandomPlans {
  private final Choice choice;
  private final RandomAttributes attributes;

  private RandomPlans(Choice choice) {
    this.choice = choice;
    this.attributes = new RandomAttributes(choice);
  }

  /** The plan of a seed. */
  public static Plan of(long seed) {
    return new RandomPlans(Choice.of(seed)).plan();
  }

  private Plan plan() {
    return new Plan(
        choice.percent(50) ? WorkspaceId.of("shop") : new WorkspaceId("shop", "sales"),
        list(this::platform),
        instant(),
        choice.percent(50) ? Optional.of(instant()) : Optional.empty(),
        changes(),
        list(() -> planned(create())),
        list(() -> new ForeignObject(live(), address(), one(ForeignObject.Effect.values()))),
        Ordered.set(list(() -> new Premise(address(), choice.percent(50), digest()))),
        list(this::exposure),
        list(this::verdict),
        list(this::problem),
        choice.between(0, 5));
  }

  private <T> List<T> list(Supplier<T> make) {
    List<T> values = new ArrayList<>();
    for (int i = choice.between(0, 3); i > 0; i--) {
      values.add(make.get());
    }
    return List.copyOf(values);
  }

  private <E> E one(E[] values) {
    return choice.oneOf(List.of(values));
  }

  private String name() {
    return attributes.text();
  }

  private Instant instant() {
    return Instant.ofEpochSecond(choice.below(10_000_000_000L), choice.below(1_000_000_000));
  }

  private Digest digest() {
    return attributes.digest();
  }

  private Address address() {
    return attributes.address();
  }

  private Platform platform() {
    return new Platform(
        new PlatformName("lakehouse_" + choice.between(1, 9)),
        name(),
        Ordered.map(Map.of("url", name(), "password", "env:DEPLOYER_PASSWORD")),
        one(Authority.values()),
        choice.percent(30) ? new NamePrefix("dev" + choice.between(1, 9) + "_") : NamePrefix.NONE);
  }

  private List<PlannedChange> changes() {
    List<PlannedChange> changes = new ArrayList<>();
    changes.add(planned(create()));
    changes.add(planned(new Change.Update(live(), desired(), Ordered.set(list(this::name)))));
    changes.add(planned(new Change.Replace(live(), desired(), Ordered.set(list(this::name)))));
    changes.add(planned(new Change.Delete(live())));
    changes.add(planned(new Change.Adopt(live(), desired())));
    return changes;
  }

  private Change create() {
    return new Change.Create(desired());
  }

  private PlannedChange planned(Change change) {
    return new PlannedChange(
        change,
        one(Phase.values()),
        name(),
        Ordered.set(list(this::address)),
        Ordered.set(list(this::address)),
        Ordered.set(list(this::policy)),
        list(() -> new Cost(one(Cost.Kind.values()), name())),
        list(this::name));
  }

  private PolicyId policy() {
    return new PolicyId("policy-" + choice.between(1, 99));
  }

  private Desired desired() {
    return new Desired(resource(), owner(), Ordered.set(list(this::policy)));
  }

  private Seen.Present live() {
    return new Seen.Present(resource(), owner(), Ordered.map(values()));
  }

  private Resource resource() {
    return Resource.of(address(), values(), list(this::address));
  }

  private Map<String, Value> values() {
    TreeMap<String, Value> values = new TreeMap<>();
    for (int i = choice.between(0, 4); i > 0; i--) {
      values.put(name(), attributes.value(3));
    }
    return values;
  }

  private Owner owner() {
    Marker marker = new Marker(WorkspaceId.of("shop"), name());
    return switch (choice.between(0, 3)) {
      case 0 -> new Owner.Marked(marker);
      case 1 -> new Owner.Within(address(), marker);
      case 2 -> new Owner.Claimed(address(), marker);
      default -> new Owner.Foreign();
    };
  }

  private ExposureChange exposure() {
    return new ExposureChange(
        new SessionId("ana@example.com"),
        name(),
        list(this::name),
        list(this::name),
        choice.percent(50),
        choice.percent(50));
  }

  private PolicyVerdict verdict() {
    return new PolicyVerdict(
        choice.percent(50) ? Optional.of(policy()) : Optional.empty(),
        name(),
        one(Verdict.values()),
        name(),
        choice.percent(50) ? Optional.of(name()) : Optional.empty(),
        choice.percent(50) ? Optional.of(new PlatformName("local")) : Optional.empty(),
        choice.percent(50)
            ? Optional.of(new CapabilityFact(name(), name(), "2026-01-31"))
            : Optional.empty(),
        choice.percent(50)
            ? Optional.of(
                new AcceptedLoss(
                    policy(),
                    new PlatformName("local"),
                    "why " + name(),
                    Instant.parse("2027-01-31T00:00:00Z")))
            : Optional.empty());
  }

  private Problem problem() {
    Optional<Place> place =
        choice.percent(50) ? Optional.of(new Place(name(), 1, 7)) : Optional.empty();
    return new Problem("code", one(Severity.values()), place, name(), name(), name());
  }
}
