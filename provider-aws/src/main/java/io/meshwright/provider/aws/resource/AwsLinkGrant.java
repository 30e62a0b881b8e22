package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What one principal may do with a link: see it, or take it away. It gives no right on the table
 * that the link stands for.
 *
 * @param database the link's database
 * @param link the link
 * @param principal who
 * @param permissions words such as {@code DESCRIBE}
 * @param grantable those of them that may be granted on
 */
public record AwsLinkGrant(
    String database,
    String link,
    String principal,
    SortedSet<String> permissions,
    SortedSet<String> grantable)
    implements LinkResource {
  /** The kind. */
  public static final String KIND = "link-grant";

  /** Copies the words. */
  public AwsLinkGrant {
    permissions = Ordered.set(permissions);
    grantable = Ordered.set(grantable);
  }

  @Override
  public String claim() {
    return AwsLink.claim(link) + " " + principal;
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, link, principal);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("permissions", new Value.Bag(permissions), "grantable", new Value.Bag(grantable)),
        List.of(AwsLink.address(platform, database, link)));
  }

  static AwsLinkGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsLinkGrant(
        path.get(0), path.get(1), path.get(2), values.bag("permissions"), values.bag("grantable"));
  }
}
