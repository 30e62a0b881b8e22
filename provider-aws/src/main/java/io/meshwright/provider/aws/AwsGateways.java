package io.meshwright.provider.aws;

import io.meshwright.provider.aws.client.CallMeter;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.PermissionGateway;

/**
 * What one platform asks.
 *
 * @param catalogue Glue
 * @param permissions Lake Formation
 * @param closes ends connections; never throws
 */
record AwsGateways(CatalogueGateway catalogue, PermissionGateway permissions, Runnable closes) {
  /** Opens the gateways of a platform. */
  @FunctionalInterface
  interface Opener {
    AwsGateways open(AwsConfig config, CallMeter meter);
  }
}
