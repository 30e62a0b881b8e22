package io.meshwright.kit.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.spi.Outcome;
import java.util.Locale;

/**
 * How the changes of one provider fail, in one form: the code is the provider's id and the kind of
 * the error.
 *
 * @param provider its id, with which codes begin
 * @param service what people call it
 * @param permission what to do where a right is missing
 */
public record Failures(String provider, String service, String permission) {
  /** The code of a kind of failure. */
  public String code(ErrorKind kind) {
    return provider + "-" + kind.name().toLowerCase(Locale.ROOT);
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
            provider + "-read-back",
            change.address().toString(),
            service + " shows something else than was written",
            "plan again to see the difference"),
        true);
  }

  private String remedy(ErrorKind kind) {
    return switch (kind) {
      case USER -> "correct what " + service + " refuses";
      case PERMISSION -> permission;
      case CONFLICT -> "plan again";
      case TRANSIENT -> "run it again";
      case INTERNAL -> "report it";
    };
  }
}
