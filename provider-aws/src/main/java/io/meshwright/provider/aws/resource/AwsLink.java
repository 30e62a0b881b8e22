package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A resource link: a name in one catalogue for a table of another. It shows nothing by itself: who
 * reads needs rights on the table.
 *
 * @param database its database
 * @param name its name
 * @param target what it stands for
 */
public record AwsLink(String database, String name, Target target) implements LinkResource {
  /** The kind. */
  public static final String KIND = "link";

  /**
   * A table of another catalogue.
   *
   * @param account number of the account
   * @param region its region; empty for the region of the link
   * @param database its database
   * @param table its name
   */
  public record Target(String account, String region, String database, String table) {}

  /** Where a link lives. */
  public static Address address(String platform, String database, String name) {
    return Address.of(platform, KIND, database, name);
  }

  @Override
  public String claim() {
    return claim(name);
  }

  /** The key of a link. */
  public static String claim(String name) {
    return "link " + name;
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "account", Value.of(target.account()),
            "region", Value.of(target.region()),
            "database", Value.of(target.database()),
            "table", Value.of(target.table())),
        List.of(AwsDatabase.address(platform, database)));
  }

  static AwsLink of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsLink(
        path.get(0),
        path.get(1),
        new Target(
            values.text("account"),
            values.text("region"),
            values.text("database"),
            values.text("table")));
  }
}
