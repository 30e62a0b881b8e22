package io.meshwright.provider.snowflake;

import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.client.JdbcGateway;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.spi.PlatformRuntime;

/**
 * What one platform asks.
 *
 * @param gateway the account
 * @param closes ends connections; never throws
 */
record SnowflakeGateways(SnowflakeGateway gateway, Runnable closes) {
  /** Opens the gateways of a platform. */
  @FunctionalInterface
  interface Opener {
    SnowflakeGateways open(SnowflakeConfig config, CallMeter meter, PlatformRuntime runtime);
  }

  /** Over the driver. */
  static SnowflakeGateways jdbc(SnowflakeConfig config, CallMeter meter, PlatformRuntime runtime) {
    JdbcGateway gateway = new JdbcGateway(config.target(), meter, runtime.secrets());
    return new SnowflakeGateways(gateway, gateway::close);
  }
}
