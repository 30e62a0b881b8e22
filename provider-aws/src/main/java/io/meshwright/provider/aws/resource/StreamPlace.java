package io.meshwright.provider.aws.resource;

import java.util.Optional;

/**
 * How streams are made.
 *
 * @param prefix what the names of streams and registries begin with; empty where there are none
 * @param encryption the key of their records
 */
public record StreamPlace(Optional<String> prefix, String encryption) {
  /** No streams. */
  public static final StreamPlace NONE = new StreamPlace(Optional.empty(), AwsStream.OWN_KEY);
}
