package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What somebody who does not own a stream may do with it. Nobody is given any of it by Meshwright:
 * who reads a stream sees no more than he sees of its table, and could use up what its pipeline has
 * not read.
 *
 * @param database the database
 * @param schema the schema
 * @param stream the stream
 * @param grantee who, as in {@link SfGrant#grantee()}
 * @param privileges words such as {@code SELECT}
 */
public record SfStreamGrant(
    String database, String schema, String stream, String grantee, SortedSet<String> privileges)
    implements SfFollowing {
  /** The kind. */
  public static final String KIND = "stream-grant";

  private static final String PRIVILEGES = "privileges";

  /** Copies the words. */
  public SfStreamGrant {
    privileges = Ordered.set(privileges);
  }

  /** Where a grant lives. */
  public static Address address(
      String platform, String database, String schema, String stream, String grantee) {
    return Address.of(platform, KIND, database, schema, stream, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, stream, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(PRIVILEGES, new Value.Bag(privileges)),
        List.of(SfStream.address(platform, database, schema, stream)));
  }

  static SfStreamGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfStreamGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        Attributes.of(resource).bag(PRIVILEGES));
  }
}
