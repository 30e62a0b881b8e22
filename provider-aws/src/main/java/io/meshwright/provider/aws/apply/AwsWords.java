package io.meshwright.provider.aws.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.kit.apply.FailureWords;

/** How changes of this platform fail. */
final class AwsWords implements FailureWords {
  @Override
  public String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "aws-user";
      case PERMISSION -> "aws-permission";
      case CONFLICT -> "aws-conflict";
      case TRANSIENT -> "aws-transient";
      case INTERNAL -> "aws-internal";
    };
  }

  @Override
  public String readBack() {
    return "aws-read-back";
  }

  @Override
  public String service() {
    return "AWS";
  }

  @Override
  public String permission() {
    return "give the deployer that right, by IAM and by Lake Formation";
  }
}
