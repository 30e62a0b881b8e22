package io.meshwright.engine;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Assessment;
import io.meshwright.spi.Executor;
import io.meshwright.spi.KindTraits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the changes of one platform cost and lose, and which of them it refuses. */
final class Assessments {
  private final Executor executor;
  private final Map<String, KindTraits> traits;
  private final ResourceState live;
  private final Map<Address, Assessment> known = new TreeMap<>();

  Assessments(Executor executor, Map<String, KindTraits> traits, ResourceState live) {
    this.executor = executor;
    this.traits = traits;
    this.live = live;
  }

  Optional<Problem> refusal(Change change) {
    return of(change).refusal();
  }

  Assessment of(Change change) {
    Assessment before = known.get(change.address());
    if (before != null) {
      return before;
    }
    Assessment assessment = assess(change);
    // Most changes are harmless, and quickly found to be: only the others are worth keeping.
    if (!assessment.equals(Assessment.HARMLESS)) {
      known.put(change.address(), assessment);
    }
    return assessment;
  }

  /** An adapter may name a loss better; that there is one is decided here too. */
  private Assessment assess(Change change) {
    Assessment assessment = executor.assess(change, live);
    if (!assessment.losses().isEmpty() || !losesAll(change)) {
      return assessment;
    }
    return new Assessment(assessment.costs(), List.of("everything in it"), assessment.refusal());
  }

  private boolean losesAll(Change change) {
    KindTraits kind = traits.get(change.address().kind());
    boolean goes =
        switch (change) {
          case Change.Delete delete -> true;
          case Change.Replace replace -> true;
          case Change.Create create -> false;
          case Change.Adopt adopt -> false;
          case Change.Update update -> false;
        };
    return goes && kind != null && kind.holdsData();
  }
}
