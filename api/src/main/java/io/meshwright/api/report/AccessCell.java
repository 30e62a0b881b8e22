package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Privilege;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What one principal or session may do with one product, over all tables of its ports that are not
 * retired.
 *
 * @param rights what it may do with at least one table; empty where nothing. Writing does not imply
 *     reading
 * @param marks in which ways that is less, or other, than everything
 * @param until the first instant at which some of it ends
 */
public record AccessCell(
    SortedSet<Privilege> rights, SortedSet<Mark> marks, Optional<Instant> until) {
  /** Nothing at all. */
  public static final AccessCell NONE =
      new AccessCell(
          Ordered.set(List.<Privilege>of()), Ordered.set(List.<Mark>of()), Optional.empty());

  /** Copies the sets. */
  public AccessCell {
    rights = Ordered.set(rights);
    marks = Ordered.set(marks);
  }

  /** In which way access is not simply access. */
  public enum Mark {
    /** It fills the product, and reads and writes its tables as they are. */
    PRODUCER("producer"),
    /** Some columns or tables cannot be read. */
    PARTIAL("some columns"),
    /** Some columns look otherwise than they are. */
    MASKED("masked"),
    /** Some rows cannot be read or written. */
    FILTERED("some rows"),
    /** A denial takes something that a grant gives. */
    DENIED("denied in part"),
    /**
     * Policies give access to a table that stays closed, since one of them cannot be kept there.
     */
    CLOSED("closed"),
    /** It rests on a break-glass grant. */
    BREAK_GLASS("BREAK-GLASS");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }

  /** Whether there is no access. */
  public boolean isNone() {
    return rights.isEmpty();
  }

  /** The most that it may do; empty where nothing. */
  public Optional<Privilege> most() {
    return rights.isEmpty() ? Optional.empty() : Optional.of(rights.last());
  }
}
