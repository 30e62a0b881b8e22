package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftTextTest {
  @Test
  void oursAndTheirsAreToldApart() {
    assertThat(DriftText.of(Drifts.byHand(), Style.PLAIN))
        .isEqualTo(
            """
            Changed or missing of ours: 3 objects
              sales.old on local
                  view sales.old  no longer declared
              sales.orders on local
                  view sales.orders_v1  missing
                  role mw_readers  changed
                      what: is open, should be closed

            Made by others on what is ours: 3 objects
              on schema sales on local
                  table sales.dbt_model  changes nobody's access
              on view sales.orders_v1 on local
                ! grant sales.orders_v1.bob  gives access that no policy gives
                      native.bob on sales.orders.orders@1.orders
                        - nothing
                        + reads region
                  policy sales.orders_v1.lab  takes access that a policy gives, of workspace 'lab' of mesh 'shop'

            7 objects are as they should be.
            What was edited in the workspace and not applied yet is among these too.
            """);
  }

  @Test
  void aPlanNamesAFewPerObjectAndCountsTheRest() {
    List<ForeignObject> many =
        IntStream.range(10, 25)
            .mapToObj(
                i ->
                    new ForeignObject(
                        new Seen.Present(
                            Resource.of(
                                Plans.address("grant", "sales", "v", "bob" + i),
                                Map.of(),
                                List.of()),
                            new Owner.Foreign(),
                            Ordered.map(Map.<String, Value>of())),
                        Plans.address("view", "sales", "v"),
                        ForeignObject.Effect.WIDENS))
            .toList();

    String text = PlanText.of(Drifts.with(Plans.plan().build(), many), Style.PLAIN);

    assertThat(text)
        .contains("Made by others on what is ours: 15 objects\n  on view sales.v on local\n")
        .contains("grant sales.v.bob19  gives")
        .doesNotContain("bob20")
        .contains("      and 5 more; the command drift lists them\n")
        .contains("No changes.");
  }

  @Test
  void changesThatAreOnlyReportedAreNoEmptyPlan() {
    Plan plan = Plans.widening().unchanged(2).build();
    Plan reporting =
        new Plan(
            plan.mesh(),
            plan.platforms(),
            plan.madeAt(),
            plan.expires(),
            List.of(),
            plan.changes(),
            List.of(),
            plan.premises(),
            List.of(),
            List.of(),
            List.of(),
            plan.unchanged());

    assertThat(PlanText.of(reporting, Style.PLAIN))
        .isEqualTo(
            """
            Only reported: 1 change: 1 to create. An apply leaves them out, since the authority there is report.

            sales.orders on local
              + create view sales.orders_v1

            Nothing to apply. 2 objects are as they should be.
            """);
  }
}
