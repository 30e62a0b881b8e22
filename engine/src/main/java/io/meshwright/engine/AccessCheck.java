package io.meshwright.engine;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.exposure.AccessAnalysis;
import io.meshwright.engine.graph.StepCheck;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Judges the steps of an order by what they do to access.
 *
 * @param analysis of the changes that are put in order
 */
record AccessCheck(AccessAnalysis analysis) implements StepCheck {
  @Override
  public Judgement judge(List<Change> done, List<Change> step) {
    return switch (analysis.effect(done, step)) {
      case BETWEEN -> Judgement.SAFE;
      case TAKES_TOO_MUCH -> Judgement.GAP;
      case GIVES_TOO_MUCH -> Judgement.OVERGRANT;
    };
  }

  @Override
  public Optional<Collection<Address>> concerns(Change change) {
    return Optional.of(analysis.subjects(change));
  }
}
