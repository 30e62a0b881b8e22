package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;

/**
 * Why somebody sees something, or does not.
 *
 * @param who the session or principal that was asked about
 * @param principals what it acts with, as declared
 * @param on what was asked about
 * @param at the instant that it holds for
 * @param tables an answer per table of it that is not retired, in order of address
 */
public record AccessExplanation(
    String who,
    SortedSet<PrincipalId> principals,
    String on,
    Instant at,
    List<TableAccess> tables) {
  /** Copies the collections. */
  public AccessExplanation {
    principals = Ordered.set(principals);
    tables = List.copyOf(tables);
  }

  /** Whether it sees any cell. */
  public boolean reads() {
    return tables.stream().anyMatch(TableAccess::reads);
  }

  /** Whether live resources give something else than the workspace says. */
  public boolean differs() {
    return tables.stream()
        .flatMap(t -> t.live().stream())
        .anyMatch(l -> !l.differences().isEmpty());
  }
}
