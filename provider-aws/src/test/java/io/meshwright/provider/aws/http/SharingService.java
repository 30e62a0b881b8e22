package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.ShareAssociation;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;

/** RAM of the fake. */
final class SharingService implements AwsHttpServer.Service {
  /** RAM's pages do not say how many it gives by itself. */
  private static final int PAGE = 100;

  private final SharingGateway account;
  private final ServiceModel model;
  private final Paging paging = new Paging("nextToken", "maxResults");

  SharingService(FakeAccount account, ServiceModel model) {
    this.account = account.sharing("http", event -> {});
    this.model = model;
  }

  @Override
  public ServiceModel model() {
    return model;
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    if (!operation.equals("GetResourceShareAssociations")) {
      throw new Refused("InternalFailure", "this fake does not have " + operation);
    }
    String type = request.path("associationType").asText();
    List<ShareAssociation> all =
        type.equals("PRINCIPAL") ? account.principals() : account.resources();
    return paging.page(
        operation,
        request,
        all.stream().map(a -> json(a, type)).toList(),
        "resourceShareAssociations",
        PAGE);
  }

  private static ObjectNode json(ShareAssociation association, String type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("resourceShareArn", association.share())
        .put("resourceShareName", association.name())
        .put("associatedEntity", association.entity())
        .put("associationType", type)
        .put("status", association.status());
    if (!association.said().isEmpty()) {
      json.put("statusMessage", association.said());
    }
    return json;
  }
}
