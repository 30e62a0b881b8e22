package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A policy that somebody put on a tag: it holds for whatever carries the tag. Meshwright makes
 * none.
 *
 * @param database the tag's database
 * @param schema the tag's schema
 * @param tag the tag
 * @param policy the policy's database, schema and name with dots between
 */
public record SfTagPolicy(String database, String schema, String tag, String policy)
    implements SfLabel {
  /** The kind. */
  public static final String KIND = "tag-policy";

  /** The tag within its database, as in {@link SfTag#key()}. */
  public String key() {
    return new SfTag(database, schema, tag).key();
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, schema, tag, policy);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform), Map.of(), List.of(SfTag.address(platform, database, schema, tag)));
  }

  static SfTagPolicy of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfTagPolicy(path.get(0), path.get(1), path.get(2), path.get(3));
  }
}
