package io.meshwright.cli.render;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.DriftReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;

/** Drift for tests, put together by hand. */
public final class Drifts {
  private static final Address VIEW = Plans.address("view", "sales", "orders_v1");
  private static final Address GRANT = Plans.address("grant", "sales", "orders_v1", "bob");

  private Drifts() {}

  /** No drift, with findings. */
  public static DriftReport none(Problem... problems) {
    Plans plan = Plans.plan().unchanged(3);
    List.of(problems).forEach(plan::problem);
    return new DriftReport(plan.build(), Ordered.map(Map.<Address, List<ExposureChange>>of()));
  }

  /** A view is gone, a table is changed, and others gave and made something. */
  public static DriftReport byHand() {
    Plan plan =
        with(
            Plans.plan()
                .change(Plans.create("sales.orders", VIEW))
                .change(
                    Plans.update(
                        "sales.orders",
                        Plans.address("role", "mw_readers"),
                        Value.of("open"),
                        Value.of("closed")))
                .change(
                    Plans.planned(
                        new Change.Delete(
                            Plans.present(
                                "sales.old", Plans.address("view", "sales", "old"), Map.of())),
                        false))
                .unchanged(7)
                .build(),
            foreign());
    return new DriftReport(
        plan,
        Ordered.map(
            Map.of(
                GRANT,
                List.of(
                    new ExposureChange(
                        new SessionId("native.bob"),
                        "sales.orders.orders@1.orders",
                        List.of("nothing"),
                        List.of("reads region"),
                        true,
                        false)))));
  }

  static List<ForeignObject> foreign() {
    return List.of(
        new ForeignObject(theirs(GRANT, new Owner.Foreign()), VIEW, ForeignObject.Effect.WIDENS),
        new ForeignObject(
            theirs(
                Plans.address("policy", "sales", "orders_v1", "lab"),
                new Owner.Marked(new Marker(new WorkspaceId("shop", "lab"), "lab.trials"))),
            VIEW,
            ForeignObject.Effect.NARROWS),
        new ForeignObject(
            theirs(Plans.address("table", "sales", "dbt_model"), new Owner.Foreign()),
            Plans.address("schema", "sales"),
            ForeignObject.Effect.NONE));
  }

  static Plan with(Plan plan, List<ForeignObject> foreign) {
    return new Plan(
        plan.mesh(),
        plan.platforms(),
        plan.madeAt(),
        plan.expires(),
        plan.changes(),
        plan.reported(),
        foreign,
        plan.premises(),
        plan.exposure(),
        plan.verdicts(),
        plan.problems(),
        plan.unchanged());
  }

  private static Seen.Present theirs(Address address, Owner owner) {
    return new Seen.Present(
        Resource.of(address, Map.of(), List.of()), owner, Ordered.map(Map.<String, Value>of()));
  }
}
