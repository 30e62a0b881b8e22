package io.meshwright.api.problem;

/** What a caller can do about a failure. Callers branch on this, never on the text. */
public enum ErrorKind {
  /** The input or the request is wrong; repeating it fails again. */
  USER,
  /** The identity in use may not do it. */
  PERMISSION,
  /** Live facts are not what they were, or another run holds the mesh. */
  CONFLICT,
  /** May succeed when repeated. */
  TRANSIENT,
  /** A defect of this library. */
  INTERNAL
}
