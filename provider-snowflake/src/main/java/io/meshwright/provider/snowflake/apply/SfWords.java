package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.kit.apply.FailureWords;

/** How changes of this platform fail. */
final class SfWords implements FailureWords {
  @Override
  public String code(ErrorKind kind) {
    return switch (kind) {
      case USER -> "snowflake-user";
      case PERMISSION -> "snowflake-permission";
      case CONFLICT -> "snowflake-conflict";
      case TRANSIENT -> "snowflake-transient";
      case INTERNAL -> "snowflake-internal";
    };
  }

  @Override
  public String readBack() {
    return "snowflake-read-back";
  }

  @Override
  public String service() {
    return "Snowflake";
  }

  @Override
  public String permission() {
    return "give the role of the deployer that right";
  }
}
