package io.meshwright.provider.aws;

import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsClients;
import io.meshwright.provider.aws.client.AwsTarget;
import io.meshwright.provider.aws.client.SdkCatalogue;
import io.meshwright.provider.aws.client.SdkJobs;
import io.meshwright.provider.aws.client.SdkLocations;
import io.meshwright.provider.aws.client.SdkPermissions;
import io.meshwright.provider.aws.client.SdkRoles;
import io.meshwright.provider.aws.client.SdkSchemas;
import io.meshwright.provider.aws.client.SdkSharing;
import io.meshwright.provider.aws.client.SdkStorage;
import io.meshwright.provider.aws.client.SdkStreams;
import io.meshwright.provider.aws.client.SdkTags;

/** The gateways over the SDK. */
final class AwsSdk {
  private AwsSdk() {}

  static AwsGateways open(AwsConfig config, CallMeter meter) {
    AwsClients clients =
        new AwsClients(
            new AwsTarget(
                config.region(),
                config.profile(),
                config.role(),
                config.endpoint(),
                config.viewing().connection()));
    return new AwsGateways(
        new Account(
            new SdkCatalogue(clients, meter),
            new SdkPermissions(clients, meter),
            new SdkTags(clients, meter),
            new SdkLocations(clients, meter),
            new SdkStorage(clients, meter),
            new SdkRoles(clients, meter),
            new SdkJobs(clients, meter),
            new SdkStreams(clients, meter),
            new SdkSchemas(clients, meter),
            new SdkSharing(clients, meter)),
        clients::close);
  }
}
