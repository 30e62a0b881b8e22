package io.meshwright.provider.aws;

import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.Account;

/**
 * What one platform asks.
 *
 * @param account the services
 * @param closes ends connections; never throws
 */
record AwsGateways(Account account, Runnable closes) {
  /** Opens the gateways of a platform. */
  @FunctionalInterface
  interface Opener {
    AwsGateways open(AwsConfig config, CallMeter meter);
  }
}
