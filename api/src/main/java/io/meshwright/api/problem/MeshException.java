package io.meshwright.api.problem;

import java.util.List;

/** The one exception that leaves the library. The message names place, cause and remedy. */
public final class MeshException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorKind kind;
  private final transient List<Problem> problems;

  /** A failure with a message for people. */
  public MeshException(ErrorKind kind, String message) {
    super(message);
    this.kind = kind;
    this.problems = List.of();
  }

  /** A failure with the exception that caused it. */
  public MeshException(ErrorKind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.problems = List.of();
  }

  /** A failure made of findings; the message is their text, one a line. */
  public MeshException(ErrorKind kind, List<Problem> problems) {
    super(String.join("\n", problems.stream().map(Problem::text).toList()));
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  /** What a caller can do about it. */
  public ErrorKind kind() {
    return kind;
  }

  /** The findings behind it; empty where the message says everything. */
  public List<Problem> problems() {
    return problems;
  }
}
