package io.meshwright.testkit.contract;

import io.meshwright.api.policy.*;
import io.meshwright.api.plan.*;
import io.meshwright.api.*;
import io.meshwright.testkit.generate.*;
import java.util.*;

@SuppressWarnings("all")
class DebugMain {
  public static void main(String[] a) throws Exception {
    long seed = Long.parseLong(a[0]);
    SimulatedFixture f = SimulatedFixture.stepwise(3);
    RandomCase before = ContractRun.newCase(seed, f);
    RandomCase after = RandomCases.changed(before, seed + 1_000_000, f.target(), ContractRun.now(f));
    System.out.println(before.text()); System.out.println(after.text());
    var run = new ContractRun(f); var provider = ContractRun.open(f);
    var rep = run.apply(before.mesh());
    System.out.println(rep.problems());
    var access = LiftedAccess.of(after.mesh(), f.platform(), provider, after.now());
    var start = access.live(); var end = access.allTranslated();
    Plan plan = run.plan(after.mesh());
    for (var c : plan.changes()) System.out.println(c.phase() + " " + c.change().verb() + " " + c.address() + " after " + c.after());
    System.out.println(plan.problems());
    run.engine().apply(plan, new ApplyOptions(true, e -> {
      System.out.println(e.toString().substring(0, Math.min(300, e.toString().length())));
      if (e instanceof io.meshwright.api.report.ApplyEvent.BatchFinished)
      access.live().forEach((t, r) -> {
        var cells = new CellComparison(after, access.policies().get(t).schema(), after.rows().get(t));
        var ex = cells.excess(r, List.of(start.get(t), end.get(t)));
        System.out.println(t + " " + Containment.within(r, List.of(start.get(t), end.get(t))) + " " + ex);
        if (ex.isPresent()) System.out.println("NOW\n" + String.join("\n", r.text()) + "\nSTART\n" + String.join("\n", start.get(t).text()) + "\nEND\n" + String.join("\n", end.get(t).text()));
      });
    }));
  }
}
