package io.meshwright.provider.aws.resource;

import java.util.Optional;

/**
 * Which catalogue a platform is, as far as its settings say.
 *
 * @param account the number of its account
 * @param region its region
 */
public record AwsHome(Optional<String> account, Optional<String> region) {}
