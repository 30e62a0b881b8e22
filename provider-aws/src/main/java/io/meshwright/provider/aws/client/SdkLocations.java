package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ListResourcesResponse;
import software.amazon.awssdk.services.lakeformation.model.ResourceInfo;

/** The locations of Lake Formation over the SDK. */
public final class SdkLocations implements LocationGateway {
  private static final int PAGE = 1_000;

  private final AwsClients clients;
  private final SdkCalls calls;

  /** Locations of an account and region. */
  public SdkLocations(AwsClients clients, CallMeter meter) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "lakeformation");
  }

  private LakeFormationClient lake() {
    return clients.lakeFormation();
  }

  @Override
  public List<LakeLocation> locations() {
    return calls.all(
        "ListResources",
        "the account",
        token -> {
          ListResourcesResponse answer =
              lake().listResources(r -> r.maxResults(PAGE).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.resourceInfoList().stream().map(SdkLocations::location).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  private static LakeLocation location(ResourceInfo info) {
    return new LakeLocation(
        info.resourceArn(),
        Optional.ofNullable(info.roleArn()).orElse(""),
        Boolean.TRUE.equals(info.hybridAccessEnabled()));
  }

  @Override
  public void register(LakeLocation location) {
    calls.write(
        "RegisterResource",
        location.arn(),
        () ->
            lake()
                .registerResource(
                    r ->
                        r.resourceArn(location.arn())
                            .roleArn(location.roleArn())
                            .useServiceLinkedRole(false)
                            .hybridAccessEnabled(location.hybrid())));
  }

  @Override
  public void update(LakeLocation location) {
    calls.write(
        "UpdateResource",
        location.arn(),
        () ->
            lake()
                .updateResource(
                    r ->
                        r.resourceArn(location.arn())
                            .roleArn(location.roleArn())
                            .hybridAccessEnabled(location.hybrid())));
  }

  @Override
  public void deregister(LakeLocation location) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.write(
                "DeregisterResource",
                location.arn(),
                () -> lake().deregisterResource(r -> r.resourceArn(location.arn()))));
  }
}
