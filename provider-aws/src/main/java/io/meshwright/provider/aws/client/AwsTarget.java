package io.meshwright.provider.aws.client;

import java.net.URI;
import java.util.Optional;

/**
 * Which account and region, by the usual means of the SDK.
 *
 * @param region the region; empty for the one that the AWS tools would take
 * @param profile a profile of the AWS tools
 * @param role ARN of a role to act as
 * @param endpoint another address of all services
 * @param connection connection of Glue by which Athena checks texts of views
 */
public record AwsTarget(
    Optional<String> region,
    Optional<String> profile,
    Optional<String> role,
    Optional<URI> endpoint,
    Optional<String> connection) {
  /** Without views for Athena. */
  public AwsTarget(
      Optional<String> region,
      Optional<String> profile,
      Optional<String> role,
      Optional<URI> endpoint) {
    this(region, profile, role, endpoint, Optional.empty());
  }
}
