package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A right to select columns of a table by a plain list. Meshwright makes filters instead, which all
 * engines honour; others make these.
 *
 * @param database the table's database
 * @param table the table
 * @param principal who
 * @param columns the columns named
 * @param allBut whether all columns but those are meant
 */
public record AwsColumnGrant(
    String database, String table, String principal, SortedSet<String> columns, boolean allBut)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "column-grant";

  /** Copies the columns. */
  public AwsColumnGrant {
    columns = Ordered.set(columns);
  }

  /** What this one and another of the same principal, told in the same way, give together. */
  public AwsColumnGrant and(AwsColumnGrant other) {
    TreeSet<String> all = new TreeSet<>(columns);
    if (allBut) {
      all.retainAll(other.columns());
    } else {
      all.addAll(other.columns());
    }
    return new AwsColumnGrant(database, table, principal, all, allBut);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, table, principal, allBut ? "except" : "these");
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of("columns", new Value.Bag(columns)),
        List.of(AwsTable.address(platform, database, table)));
  }

  static AwsColumnGrant of(Resource resource) {
    List<String> path = resource.address().path();
    return new AwsColumnGrant(
        path.get(0),
        path.get(1),
        path.get(2),
        Attributes.of(resource).bag("columns"),
        path.get(3).equals("except"));
  }
}
