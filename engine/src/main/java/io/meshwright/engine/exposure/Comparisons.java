package io.meshwright.engine.exposure;

import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Containment;
import io.meshwright.spi.Lifter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares lifted rules of one subject, for sessions that there can be. What nobody can read may
 * hold or not.
 */
final class Comparisons {
  private final Lifter lifter;

  Comparisons(Lifter lifter) {
    this.lifter = lifter;
  }

  /** Whether rules may give what none of others gives. */
  boolean exceed(AccessRules rules, AccessRules... others) {
    List<AccessRules> larger = Stream.of(others).map(Opaques::comparable).toList();
    return Containment.within(Opaques.comparable(rules), larger, lifter::canBe)
        != Containment.Answer.CONTAINED;
  }

  /** Whether rules between two others keep what both of these give. */
  boolean retain(AccessRules rules, AccessRules before, AccessRules after) {
    return Containment.retains(
            Opaques.comparable(rules),
            Opaques.comparable(before),
            Opaques.comparable(after),
            lifter::canBe)
        == Containment.Answer.CONTAINED;
  }

  /** What a change does, done alone at the start, or taken back alone at the end. */
  AccessAnalysis.Direction direction(
      AccessRules start, AccessRules alone, AccessRules takenBack, AccessRules end) {
    return new AccessAnalysis.Direction(
        exceed(alone, start) || exceed(end, takenBack),
        exceed(start, alone) || exceed(takenBack, end));
  }
}
