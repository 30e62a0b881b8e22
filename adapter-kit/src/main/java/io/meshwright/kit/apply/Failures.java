package io.meshwright.kit.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.spi.Outcome;

/**
 * How the changes of one provider fail, in one form.
 *
 * @param words what the provider calls things
 */
public record Failures(FailureWords words) {
  /** The code of a kind of failure. */
  public String code(ErrorKind kind) {
    return words.code(kind);
  }

  /**
   * A change that failed.
   *
   * @param maybe whether it may have taken effect all the same
   */
  public Outcome.Failed of(Change change, MeshException e, boolean maybe) {
    return new Outcome.Failed(
        Problem.error(
            code(e.kind()),
            change.address().toString(),
            String.valueOf(e.getMessage()),
            remedy(e.kind())),
        maybe);
  }

  /** A change that was not begun, since something else of its batch is not as it was planned. */
  public Outcome.Failed notBegun(Change change, Change changed) {
    return new Outcome.Failed(
        Problem.error(
            code(ErrorKind.CONFLICT),
            change.address().toString(),
            "nothing was written, since " + changed.address() + " is no longer what the plan saw",
            remedy(ErrorKind.CONFLICT)),
        false);
  }

  /** A change that was accepted and cannot be seen as it was written. */
  public Outcome.Failed readBack(Change change) {
    return new Outcome.Failed(
        Problem.error(
            words.readBack(),
            change.address().toString(),
            words.service() + " shows something else than was written",
            "plan again to see the difference"),
        true);
  }

  private String remedy(ErrorKind kind) {
    return switch (kind) {
      case USER -> "correct what " + words.service() + " refuses";
      case PERMISSION -> words.permission();
      case CONFLICT -> "plan again";
      case TRANSIENT -> "run it again";
      case INTERNAL -> "report it";
    };
  }
}
