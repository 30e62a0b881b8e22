package io.meshwright.api.plan;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Ordered changes with the exposure they cause. Applying it does exactly this, or refuses.
 *
 * @param mesh whose plan it is
 * @param platforms the platforms it touches
 * @param madeAt when live facts were read
 * @param expires the first instant after that at which a policy ends that a change helps to
 *     realise; from then on the plan is refused
 * @param changes in an order that never over-grants; a plan without changes is empty
 * @param reported changes that are due and left out, since the platform's authority is {@code
 *     report}
 * @param foreign what others made on or within objects of ours; what an authoritative run revokes
 *     is among the changes too
 * @param premises live facts that the plan relies on
 * @param exposure how access changes
 * @param verdicts how faithfully policies survive
 * @param problems findings; objects with an error stay closed while the others proceed
 * @param unchanged how many objects are as they should be
 */
public record Plan(
    WorkspaceId mesh,
    List<Platform> platforms,
    Instant madeAt,
    Optional<Instant> expires,
    List<PlannedChange> changes,
    List<PlannedChange> reported,
    List<ForeignObject> foreign,
    SortedSet<Premise> premises,
    List<ExposureChange> exposure,
    List<PolicyVerdict> verdicts,
    List<Problem> problems,
    int unchanged) {
  /** The rule about published contracts, which only a plan can check. */
  private static final String FORBIDDEN = "no-breaking-change";

  /** Copies the lists. */
  public Plan {
    platforms = List.copyOf(platforms);
    changes = List.copyOf(changes);
    reported = List.copyOf(reported);
    foreign = List.copyOf(foreign);
    premises = Ordered.set(premises);
    exposure = List.copyOf(exposure);
    verdicts = List.copyOf(verdicts);
    problems = List.copyOf(problems);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Whether anybody gets to see or do more. */
  public boolean widens() {
    return exposure.stream().anyMatch(ExposureChange::widens);
  }

  /** Whether data is lost. */
  public boolean destroysData() {
    return changes.stream().anyMatch(PlannedChange::destroysData);
  }

  /** Findings for which no apply carries out any of it. */
  public List<Problem> forbidding() {
    return problems.stream().filter(p -> p.isError() && p.code().equals(FORBIDDEN)).toList();
  }

  /** The digest of what would be done; equal plans do equal things. */
  public Digest fingerprint() {
    StringBuilder text = new StringBuilder(mesh.toString());
    for (PlannedChange planned : changes) {
      text.append('\n').append(planned.change().verb()).append(' ').append(planned.address());
      planned.change().before().ifPresent(r -> text.append(" - ").append(r.digest().hex()));
      planned.change().after().ifPresent(r -> text.append(" + ").append(r.digest().hex()));
    }
    return Digest.of(text.toString());
  }
}
