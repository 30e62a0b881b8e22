package io.meshwright.testkit.saved;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.plan.Plan;
import java.util.List;
import java.util.Map;

/** Plans that were made in code without care. */
final class Secrets {
  private Secrets() {}

  /** The plan with one platform that has a setting. */
  static Plan in(Plan plan, String name, String value) {
    return new Plan(
        plan.mesh(),
        List.of(
            new Platform(
                new PlatformName("local"),
                "postgres",
                Ordered.map(Map.of(name, value)),
                Authority.ADDITIVE)),
        plan.madeAt(),
        plan.expires(),
        plan.changes(),
        plan.reported(),
        plan.foreign(),
        plan.premises(),
        plan.exposure(),
        plan.verdicts(),
        plan.problems(),
        plan.unchanged());
  }
}
