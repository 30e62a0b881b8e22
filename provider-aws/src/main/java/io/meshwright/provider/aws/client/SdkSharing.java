package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ram.model.GetResourceShareAssociationsResponse;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociation;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;

/** RAM over the SDK. */
public final class SdkSharing implements SharingGateway {
  private static final int PAGE = 500;

  private final AwsClients clients;
  private final SdkCalls calls;
  private final int page;

  /** RAM of an account and region. */
  public SdkSharing(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkSharing(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "ram");
    this.page = page;
  }

  @Override
  public List<ShareAssociation> principals() {
    return associations(ResourceShareAssociationType.PRINCIPAL);
  }

  @Override
  public List<ShareAssociation> resources() {
    return associations(ResourceShareAssociationType.RESOURCE);
  }

  private List<ShareAssociation> associations(ResourceShareAssociationType type) {
    return calls.all(
        "GetResourceShareAssociations",
        "shares of the account",
        token -> {
          GetResourceShareAssociationsResponse answer =
              clients
                  .ram()
                  .getResourceShareAssociations(
                      r -> r.associationType(type).maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.resourceShareAssociations().stream().map(SdkSharing::association).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  /** Nothing of it has to be there, by RAM's model. */
  private static ShareAssociation association(ResourceShareAssociation association) {
    return new ShareAssociation(
        Optional.ofNullable(association.resourceShareArn()).orElse(""),
        Optional.ofNullable(association.resourceShareName()).orElse(""),
        Optional.ofNullable(association.associatedEntity()).orElse(""),
        Optional.ofNullable(association.statusAsString()).orElse(""),
        Optional.ofNullable(association.statusMessage()).orElse(""));
  }
}
