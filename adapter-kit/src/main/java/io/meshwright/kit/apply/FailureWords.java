package io.meshwright.kit.apply;

import io.meshwright.api.problem.ErrorKind;

/** The words in which one provider says that a change failed. Codes are constants, with a page. */
public interface FailureWords {
  /** The code of a kind of failure. */
  String code(ErrorKind kind);

  /** The code of what was accepted and cannot be seen as it was written. */
  String readBack();

  /** What people call the platform. */
  String service();

  /** What to do where a right is missing. */
  String permission();
}
