package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What somebody may do with a datashare.
 *
 * @param schema the schema whose tables are in it
 * @param share the datashare
 * @param grantee {@code namespace:} or {@code account:} and its id for who reads it; else somebody
 *     of this database, as in {@link RsGrant}
 * @param privileges {@link #USAGE} for who reads it; words such as {@code SHARE} for who manages it
 */
public record RsShareGrant(
    String schema, String share, String grantee, SortedSet<String> privileges)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "share-grant";

  /** To read what is in it. */
  public static final String USAGE = "USAGE";

  /** What a cluster or serverless namespace is called before its id. */
  public static final String NAMESPACE = "namespace:";

  /** What an AWS account is called before its number. */
  public static final String ACCOUNT = "account:";

  private static final String PRIVILEGES = "privileges";

  /** Copies the words. */
  public RsShareGrant {
    privileges = Ordered.set(privileges);
  }

  /** Somebody who reads it. */
  public static RsShareGrant usage(String schema, String share, String consumer) {
    return new RsShareGrant(schema, share, consumer, Ordered.set(List.of(USAGE)));
  }

  /** Whether somebody is another namespace or account. */
  public static boolean isConsumer(String grantee) {
    return grantee.startsWith(NAMESPACE) || grantee.startsWith(ACCOUNT);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, schema, share, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(PRIVILEGES, new Value.Bag(privileges)),
        List.of(RsShare.address(platform, schema, share)));
  }

  static RsShareGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new RsShareGrant(
        path.get(0), path.get(1), path.get(2), Attributes.of(resource).bag(PRIVILEGES));
  }
}
