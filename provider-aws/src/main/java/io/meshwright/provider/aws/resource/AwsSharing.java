package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * How far RAM is with what a right shares with somebody of another account. It is a fact only where
 * RAM does not say that it came about.
 *
 * @param database the database
 * @param table the table; {@link AwsGrant#EVERY_TABLE} for all of the database, empty for the
 *     database itself
 * @param principal whom the right is for
 * @param status in RAM's words, {@link #NONE} or {@link #UNSEEN}
 * @param share the name of the share; may be empty
 * @param said what RAM says of the status; may be empty
 */
public record AwsSharing(
    String database, String table, String principal, String status, String share, String said)
    implements LakeResource {
  /** The kind. */
  public static final String KIND = "sharing";

  /** What RAM says of what came about. */
  public static final String ASSOCIATED = "ASSOCIATED";

  /** What RAM says until an invitation is accepted. */
  public static final String ASSOCIATING = "ASSOCIATING";

  /** No share has it. */
  public static final String NONE = "none";

  /** RAM may not be asked. */
  public static final String UNSEEN = "unseen";

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, table, principal);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("status", Value.of(status), "share", Value.of(share), "said", Value.of(said)),
        List.<Address>of());
  }

  static AwsSharing of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsSharing(
        path.get(0),
        path.get(1),
        path.get(2),
        values.text("status"),
        values.text("share"),
        values.text("said"));
  }
}
