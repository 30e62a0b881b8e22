package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;

/** The gateways over the SDK with pages so small that every list has many. */
public final class SmallPages {
  private static final int PAGE = 2;

  private SmallPages() {}

  /** Glue. */
  public static CatalogueGateway catalogue(AwsClients clients, CallMeter meter) {
    return new SdkCatalogue(clients, meter, PAGE);
  }

  /** Jobs and triggers. */
  public static JobGateway jobs(AwsClients clients, CallMeter meter) {
    return new SdkJobs(clients, meter, PAGE, new SdkRulesets(clients, meter, PAGE));
  }

  /** Jobs and triggers in pages of usual size, and rulesets of somewhere else. */
  public static JobGateway jobs(AwsClients clients, CallMeter meter, RulesetGateway rulesets) {
    return new SdkJobs(clients, meter, 200, rulesets);
  }

  /** Lake Formation. */
  public static PermissionGateway permissions(AwsClients clients, CallMeter meter) {
    return new SdkPermissions(clients, meter, PAGE);
  }

  /** Registries of schemas. */
  public static SchemaGateway schemas(AwsClients clients, CallMeter meter) {
    return new SdkSchemas(clients, meter, PAGE);
  }

  /** RAM. */
  public static SharingGateway sharing(AwsClients clients, CallMeter meter) {
    return new SdkSharing(clients, meter, PAGE);
  }

  /** LF-tags. */
  public static TagGateway tags(AwsClients clients, CallMeter meter) {
    return new SdkTags(clients, meter, PAGE, PAGE);
  }
}
