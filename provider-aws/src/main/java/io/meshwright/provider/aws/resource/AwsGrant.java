package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What one principal may do, by Lake Formation, on a database, a table, or what a filter shows of
 * it. Rights that the service shows as ALL are spelt out.
 *
 * @param database the database
 * @param table the table; {@link #EVERY_TABLE} for all of the database, empty for the database
 *     itself
 * @param filter the filter; empty for the whole table
 * @param principal who: an ARN, an account, or {@link #EVERYBODY_BY_IAM}
 * @param permissions words such as {@code SELECT}
 * @param grantable those of them that may be granted on
 * @param onView whether it is on a view, and not on a table
 */
public record AwsGrant(
    String database,
    String table,
    String filter,
    String principal,
    SortedSet<String> permissions,
    SortedSet<String> grantable,
    boolean onView)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "grant";

  /** Stands for every table of a database. */
  public static final String EVERY_TABLE = "*";

  /** The group of all whom IAM lets: what it holds makes grants of Lake Formation meaningless. */
  public static final String EVERYBODY_BY_IAM = "IAM_ALLOWED_PRINCIPALS";

  /** Copies the words. */
  public AwsGrant {
    permissions = Ordered.set(permissions);
    grantable = Ordered.set(grantable);
  }

  /** A grant on something that is no view. */
  public AwsGrant(
      String database,
      String table,
      String filter,
      String principal,
      SortedSet<String> permissions,
      SortedSet<String> grantable) {
    this(database, table, filter, principal, permissions, grantable, false);
  }

  /** Where a grant lives. */
  public static Address address(
      String platform, String database, String table, String filter, String principal) {
    return Address.of(platform, KIND, database, table, filter, principal);
  }

  /** Whether a grant's address is of one on a single table, or on a part of it. */
  public static boolean isOnTable(Address address) {
    String table = address.path().get(1);
    return !table.isEmpty() && !table.equals(EVERY_TABLE);
  }

  /** The key by which the ledger of a database or table knows a grant of ours. */
  public String claim() {
    return claim(filter, principal);
  }

  /** The key of a grant. */
  public static String claim(String filter, String principal) {
    return filter.isEmpty() ? principal : filter + " " + principal;
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, table, filter, principal);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> needs = new ArrayList<>();
    if (!filter.isEmpty()) {
      needs.add(AwsFilter.address(platform, database, table, filter));
    }
    needs.add(on(platform));
    return Resource.of(
        address(platform),
        Map.of("permissions", new Value.Bag(permissions), "grantable", new Value.Bag(grantable)),
        needs);
  }

  private Address on(String platform) {
    if (table.isEmpty() || table.equals(EVERY_TABLE)) {
      return AwsDatabase.address(platform, database);
    }
    return onView
        ? AwsView.address(platform, database, table)
        : AwsTable.address(platform, database, table);
  }

  static AwsGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        values.bag("permissions"),
        values.bag("grantable"),
        resource.dependsOn().stream().anyMatch(a -> a.kind().equals(AwsView.KIND)));
  }
}
