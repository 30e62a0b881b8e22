package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;

/** A statement that the server refused or that never reached it; does not leave the provider. */
public final class PgFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final transient Problem problem;
  private final String state;

  PgFailure(ErrorKind kind, Problem problem, String state, Throwable cause) {
    super(problem.text(), cause);
    this.kind = kind;
    this.problem = problem;
    this.state = state;
  }

  /** A statement that was not sent. */
  PgFailure(ErrorKind kind, Problem problem) {
    super(problem.text());
    this.kind = kind;
    this.problem = problem;
    this.state = "";
  }

  /** What a caller can do about it. */
  public ErrorKind kind() {
    return kind;
  }

  /** The failure as a finding. */
  public Problem problem() {
    return problem;
  }

  /** The server's code, five characters; empty where the driver gave none. */
  public String state() {
    return state;
  }

  /** Whether nobody knows what became of the statement. */
  public boolean connectionLost() {
    return state.startsWith("08") || state.startsWith("57P") || state.equals("40003");
  }

  /** The failure as it leaves the library. */
  public MeshException turned() {
    return new MeshException(kind, problem.text(), this);
  }
}
