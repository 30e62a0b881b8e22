package io.meshwright.api.problem;

import java.util.Optional;

/**
 * A finding: what is wrong, where, and what to do about it. Never holds a secret.
 *
 * @param code stable name of the kind of finding, for example {@code unknown-key}
 * @param severity how much it weighs
 * @param place position in a file, where there is one
 * @param subject the address or name that the finding is about; may be empty
 * @param what one sentence without a trailing full stop
 * @param remedy what to write or do instead; may be empty where nothing can be done
 */
public record Problem(
    String code,
    Severity severity,
    Optional<Place> place,
    String subject,
    String what,
    String remedy) {

  /** An error without a position in a file. */
  public static Problem error(String code, String subject, String what, String remedy) {
    return new Problem(code, Severity.ERROR, Optional.empty(), subject, what, remedy);
  }

  /** A warning without a position in a file. */
  public static Problem warning(String code, String subject, String what, String remedy) {
    return new Problem(code, Severity.WARNING, Optional.empty(), subject, what, remedy);
  }

  /** The same finding at a position. */
  public Problem at(Place where) {
    return new Problem(code, severity, Optional.of(where), subject, what, remedy);
  }

  /** Whether it ends the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line for people: place, subject, what and remedy. */
  public String text() {
    StringBuilder text = new StringBuilder();
    place.ifPresent(p -> text.append(p).append(": "));
    if (!subject.isEmpty()) {
      text.append(subject).append(": ");
    }
    text.append(what);
    if (!remedy.isEmpty()) {
      text.append("; ").append(remedy);
    }
    return text.toString();
  }
}
