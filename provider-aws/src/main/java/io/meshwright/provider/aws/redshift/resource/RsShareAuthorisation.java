package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * That another account may take up the use of a datashare which it was given: the second gate of
 * its {@link RsShareGrant}, outside of the database.
 *
 * @param schema the schema whose tables are in it
 * @param share the datashare
 * @param consumer {@code account:} and its number
 * @param writes whether what is granted on the datashare may also be written through it
 */
public record RsShareAuthorisation(String schema, String share, String consumer, boolean writes)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "share-authorisation";

  private static final String WRITES = "writes";

  /** To read, as Meshwright authorises. */
  public static RsShareAuthorisation toRead(String schema, String share, String consumer) {
    return new RsShareAuthorisation(schema, share, consumer, false);
  }

  /** The account's number. */
  public String account() {
    return consumer.substring(RsShareGrant.ACCOUNT.length());
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, schema, share, consumer);
  }

  /** It comes after the use, since AWS authorises who was added, and goes before it. */
  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(WRITES, Value.of(writes)),
        List.of(
            RsShare.address(platform, schema, share),
            RsShareGrant.usage(schema, share, consumer).address(platform)));
  }

  static RsShareAuthorisation of(Resource resource) {
    List<String> path = resource.address().path();
    return new RsShareAuthorisation(
        path.get(0), path.get(1), path.get(2), Attributes.of(resource).bool(WRITES));
  }
}
