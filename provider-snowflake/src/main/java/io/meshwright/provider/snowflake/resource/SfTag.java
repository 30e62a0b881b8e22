package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import java.util.List;
import java.util.Map;

/**
 * A tag.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 */
public record SfTag(String database, String schema, String name) implements SfLabel {
  /** The kind. */
  public static final String KIND = "tag";

  /** What the schema is called, or ends in, that holds the tags of a database. */
  public static final String SCHEMA = "MW_TAGS";

  /** Where a tag lives. */
  public static Address address(String platform, String database, String schema, String name) {
    return Address.of(platform, KIND, database, schema, name);
  }

  /** The tag within its database, as {@link SfTagging#values()} names it. */
  public String key() {
    return schema + "." + name;
  }

  /** The tag of such a name. */
  static SfTag ofKey(String database, String key) {
    int dot = key.lastIndexOf('.');
    return new SfTag(database, key.substring(0, Math.max(dot, 0)), key.substring(dot + 1));
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform), Map.of(), List.of(SfSchema.address(platform, database, schema)));
  }

  static SfTag of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfTag(path.get(0), path.get(1), path.get(2));
  }
}
