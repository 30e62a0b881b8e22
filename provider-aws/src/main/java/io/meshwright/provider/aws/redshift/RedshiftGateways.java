package io.meshwright.provider.aws.redshift;

import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.redshift.client.DataApi;
import io.meshwright.provider.aws.redshift.client.RedshiftClients;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftTarget;
import io.meshwright.provider.aws.redshift.client.StatementWait;

/**
 * What one platform asks.
 *
 * @param gateway the database
 * @param closes ends connections; never throws
 */
record RedshiftGateways(RedshiftGateway gateway, Runnable closes) {
  /** Opens the gateways of a platform. */
  @FunctionalInterface
  interface Opener {
    RedshiftGateways open(RedshiftConfig config, CallMeter meter);
  }

  /** Over the SDK. */
  static RedshiftGateways sdk(RedshiftConfig config, CallMeter meter) {
    RedshiftClients clients =
        new RedshiftClients(
            new RedshiftTarget(
                new AwsTarget(config.region(), config.profile(), config.role(), config.endpoint()),
                config.workgroup(),
                config.cluster(),
                config.database(),
                config.secret()));
    return new RedshiftGateways(new DataApi(clients, meter, StatementWait.USUAL), clients::close);
  }
}
