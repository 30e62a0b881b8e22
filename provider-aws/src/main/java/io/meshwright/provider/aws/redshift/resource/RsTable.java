package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A table.
 *
 * @param schema its schema
 * @param name its name
 * @param columns in order
 * @param description for people; may be empty
 * @param rowSecurity how row policies on it count
 * @param shared whether datashares let it be read; row policies are not asked there
 * @param claims grantees of the grants on it that are ours; counts only when it is made
 */
public record RsTable(
    String schema,
    String name,
    List<RsColumn> columns,
    String description,
    RowSecurity rowSecurity,
    boolean shared,
    SortedSet<String> claims)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "table";

  private static final String SHARED = "shared";

  /** How row policies on a table count. */
  public enum RowSecurity {
    /** Not at all. */
    OFF,
    /** Of those that are attached to somebody's roles, all have to keep a row. */
    AND,
    /** Of those, any. */
    OR
  }

  /** Copies the lists. */
  public RsTable {
    columns = List.copyOf(columns);
    claims = Ordered.set(claims);
  }

  /** Whether a datashare that holds it shows it: row policies do not let it be read there. */
  public boolean isReadBySharing() {
    return shared || rowSecurity == RowSecurity.OFF;
  }

  /** Where a table lives. */
  public static Address address(String platform, String schema, String name) {
    return Address.of(platform, KIND, schema, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("columns", new Value.Seq(columns.stream().map(RsColumn::toValue).toList()));
    attributes.put("description", Value.of(description));
    attributes.put("row-security", Value.of(rowSecurity.name().toLowerCase(Locale.ROOT)));
    if (shared) {
      attributes.put(SHARED, Value.of(true));
    }
    if (!claims.isEmpty()) {
      attributes.put(RsSchema.CLAIMS, new Value.Bag(claims));
    }
    return Resource.of(address(platform), attributes, List.of(RsSchema.address(platform, schema)));
  }

  static RsTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new RsTable(
        path.get(0),
        path.get(1),
        values.sequence("columns").stream().map(values::of).map(RsColumn::of).toList(),
        values.text("description"),
        RowSecurity.valueOf(values.text("row-security").toUpperCase(Locale.ROOT)),
        values.has(SHARED),
        values.bagOrNone(RsSchema.CLAIMS));
  }
}
