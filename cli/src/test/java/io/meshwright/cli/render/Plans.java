package io.meshwright.cli.render;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans for tests, put together by hand. */
public final class Plans {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");

  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<ExposureChange> exposure = new ArrayList<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<PlannedChange> reported = new ArrayList<>();
  private final List<ForeignObject> foreign = new ArrayList<>();
  private int unchanged;

  private Plans() {}

  /** A plan of mesh {@code shop} on platform {@code local}. */
  public static Plans plan() {
    return new Plans();
  }

  /** A plan that creates a view and lets ana see it. */
  public static Plans widening() {
    return plan()
        .change(create("sales.orders", address("view", "sales", "orders_v1")))
        .exposure("ana", List.of("nothing"), List.of("reads region on all rows"), true, false);
  }

  /** A plan that drops a table with its rows. */
  public static Plans destroying() {
    return plan()
        .change(
            planned(
                new Change.Delete(
                    present("sales.orders", address("table", "sales", "orders"), Map.of())),
                true));
  }

  Plans change(PlannedChange value) {
    changes.add(value);
    return this;
  }

  Plans exposure(
      String session, List<String> before, List<String> after, boolean widens, boolean narrows) {
    exposure.add(
        new ExposureChange(
            new SessionId(session),
            "sales.orders.orders@1.orders",
            before,
            after,
            widens,
            narrows));
    return this;
  }

  Plans exposure(ExposureChange value) {
    exposure.add(value);
    return this;
  }

  Plans reported(PlannedChange value) {
    reported.add(value);
    return this;
  }

  Plans foreign(ForeignObject value) {
    foreign.add(value);
    return this;
  }

  /** Adds a verdict. */
  public Plans verdict(PolicyVerdict value) {
    verdicts.add(value);
    return this;
  }

  /** Adds a finding. */
  public Plans problem(Problem value) {
    problems.add(value);
    return this;
  }

  /** Says how many objects are as they should be. */
  public Plans unchanged(int value) {
    unchanged = value;
    return this;
  }

  /** The plan. */
  public Plan build() {
    Platform platform =
        new Platform(
            new PlatformName("local"),
            "postgres",
            Ordered.map(Map.<String, String>of()),
            Authority.ADDITIVE);
    return new Plan(
        MESH,
        List.of(platform),
        Instant.parse("2026-01-31T12:00:00Z"),
        Optional.empty(),
        changes,
        reported,
        foreign,
        Ordered.set(List.of()),
        exposure,
        verdicts,
        problems,
        unchanged);
  }

  static Address address(String kind, String... path) {
    return new Address("local", kind, Arrays.asList(path));
  }

  static PlannedChange create(String scope, Address address) {
    return planned(new Change.Create(desired(scope, address, Map.of())), false);
  }

  static PlannedChange update(String scope, Address address, Value before, Value after) {
    return planned(
        new Change.Update(
            present(scope, address, Map.of("what", before)),
            desired(scope, address, Map.of("what", after)),
            Ordered.set(List.of("what"))),
        false);
  }

  static PlannedChange planned(Change change, boolean destroysData) {
    return new PlannedChange(
        change,
        Phase.NEUTRAL,
        "why",
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<Address>of()),
        Ordered.set(List.of(new PolicyId("analysts"))),
        List.of(),
        destroysData ? List.of("everything in it") : List.of());
  }

  static Desired desired(String scope, Address address, Map<String, Value> attributes) {
    return new Desired(
        Resource.of(address, attributes, List.of()), marked(scope), Ordered.set(List.of()));
  }

  static Seen.Present present(String scope, Address address, Map<String, Value> attributes) {
    return new Seen.Present(
        Resource.of(address, attributes, List.of()),
        marked(scope),
        Ordered.map(Map.<String, Value>of()));
  }

  private static Owner marked(String scope) {
    return new Owner.Marked(new Marker(MESH, scope));
  }

  static Value column(String name, String type) {
    return new Value.Obj(Ordered.map(Map.of("name", Value.of(name), "type", Value.of(type))));
  }

  static Optional<PolicyId> policy(String id) {
    return Optional.of(new PolicyId(id));
  }
}
