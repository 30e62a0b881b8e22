package io.meshwright.engine;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.NeededRights;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rights that carrying out a plan takes. */
final class RightsOfPlan {
  private RightsOfPlan() {}

  static List<NeededRights> of(Plan plan, PlatformPool pool) {
    List<NeededRights> all = new ArrayList<>();
    for (Platform platform : plan.platforms()) {
      Executor executor = pool.provider(platform).executor();
      SortedSet<Permission> needed = new TreeSet<>();
      for (PlannedChange change : plan.changes()) {
        if (change.address().platform().equals(platform.name().value())) {
          needed.addAll(executor.permissions(change.change()));
        }
      }
      if (!needed.isEmpty()) {
        all.add(
            new NeededRights(
                platform.name(),
                Ordered.set(
                    needed.stream().map(p -> new NeededRights.Right(p.action(), p.on())).toList()),
                executor.document(needed)));
      }
    }
    return List.copyOf(all);
  }
}
