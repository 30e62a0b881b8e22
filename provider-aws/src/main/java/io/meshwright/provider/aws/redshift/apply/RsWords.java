package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.kit.apply.FailureWords;

/** How changes of this platform fail. */
final class RsWords implements FailureWords {
  @Override
  public String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "redshift-user";
      case PERMISSION -> "redshift-permission";
      case CONFLICT -> "redshift-conflict";
      case TRANSIENT -> "redshift-transient";
      case INTERNAL -> "redshift-internal";
    };
  }

  @Override
  public String readBack() {
    return "redshift-read-back";
  }

  @Override
  public String service() {
    return "Redshift";
  }

  @Override
  public String permission() {
    return "give the deployer that right, by IAM and in the database";
  }
}
