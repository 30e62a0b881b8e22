package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One run, as its journal tells it.
 *
 * @param id name of the journal, unique in its state folder; ids sort by time
 * @param startedAt when it began
 * @param endedAt when it ended, however; empty where the journal has no end
 * @param mesh whose plan it was
 * @param fingerprint of the plan
 * @param platforms names of the platforms it was about
 * @param planned how many changes were planned, by verb
 * @param widenings how many sessions got to see or do more on a table
 * @param destroying how many changes destroyed data
 * @param actor who ran it, where the caller named somebody
 * @param ending how it ended
 * @param message why it was aborted; empty where it was not
 * @param changes every change that ended, in that order
 * @param unreadable lines of the journal that could not be read, such as the last one of a run that
 *     was killed
 */
public record RunRecord(
    String id,
    Instant startedAt,
    Optional<Instant> endedAt,
    WorkspaceId mesh,
    Digest fingerprint,
    SortedSet<String> platforms,
    SortedMap<String, Integer> planned,
    int widenings,
    int destroying,
    Optional<String> actor,
    Ending ending,
    String message,
    List<RunChange> changes,
    int unreadable) {
  /** Copies the collections. */
  public RunRecord {
    platforms = Ordered.set(platforms);
    planned = Ordered.map(planned);
    changes = List.copyOf(changes);
  }

  /** How a run ended. */
  public enum Ending {
    /** Every change has an outcome. */
    ENDED,
    /** It was refused, or stopped by a failure of its own. */
    ABORTED,
    /** Its journal has no end: it was killed, or is still under way. */
    NOT_ENDED
  }

  /** How many changes ended in one way. */
  public long count(RunChange.Outcome outcome) {
    return changes.stream().filter(c -> c.outcome() == outcome).count();
  }
}
