package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A Glue database: a data product.
 *
 * @param name its name, in small letters
 * @param description for people; may be empty
 * @param location where tables lie that say nothing else, {@code s3://bucket/prefix/}; may be empty
 * @param claims keys of the grants on it that are ours; counts only when it is made
 * @param opensTables whether new tables in it are open to whomever IAM lets
 */
public record AwsDatabase(
    String name, String description, String location, SortedSet<String> claims, boolean opensTables)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "database";

  /** Attribute of databases and tables that lists our grants on them. */
  public static final String CLAIMS = "claims";

  private static final String OPENS = "opensTables";

  /** Copies the claims. */
  public AwsDatabase {
    claims = Ordered.set(claims);
  }

  /** Where a database lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("description", Value.of(description));
    attributes.put("location", Value.of(location));
    if (opensTables) {
      attributes.put(OPENS, Value.of(true));
    }
    if (!claims.isEmpty()) {
      attributes.put(CLAIMS, new Value.Bag(claims));
    }
    // Rights on files mean something once Lake Formation is asked for these.
    return Resource.of(
        address(platform),
        attributes,
        location.isEmpty()
            ? List.of()
            : List.of(AwsLocation.address(platform, AwsBucket.of(location))));
  }

  static AwsDatabase of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new AwsDatabase(
        resource.address().path().getFirst(),
        values.text("description"),
        values.text("location"),
        values.bagOrNone(CLAIMS),
        values.has(OPENS) && values.bool(OPENS));
  }
}
