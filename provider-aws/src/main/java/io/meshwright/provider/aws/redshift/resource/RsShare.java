package io.meshwright.provider.aws.redshift.resource;

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
 * What of one schema is in a datashare: whoever may use it reads these tables whole.
 *
 * @param schema the schema
 * @param name the datashare's name, unique in the whole cluster or namespace
 * @param tables tables of the schema that are in it
 * @param holdsSchema whether the schema itself is in it, which has to be before its tables
 * @param takesAll whether everything that is made in the schema goes into it by itself
 * @param open whether clusters that the internet reaches may use it
 */
public record RsShare(
    String schema,
    String name,
    SortedSet<String> tables,
    boolean holdsSchema,
    boolean takesAll,
    boolean open)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "datashare";

  private static final String TABLES = "tables";
  private static final String HOLDS_SCHEMA = "holds-schema";
  private static final String TAKES_ALL = "takes-all";
  private static final String OPEN = "open";

  /** Copies the names. */
  public RsShare {
    tables = Ordered.set(tables);
  }

  /** Where a datashare lives. */
  public static Address address(String platform, String schema, String name) {
    return Address.of(platform, KIND, schema, name);
  }

  /** Whether a table is in it. */
  public boolean holds(String table) {
    return takesAll || tables.contains(table);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> needs = new ArrayList<>(List.of(RsSchema.address(platform, schema)));
    tables.forEach(t -> needs.add(RsTable.address(platform, schema, t)));
    return Resource.of(
        address(platform),
        Map.of(
            TABLES, new Value.Bag(tables),
            HOLDS_SCHEMA, Value.of(holdsSchema),
            TAKES_ALL, Value.of(takesAll),
            OPEN, Value.of(open)),
        needs);
  }

  static RsShare of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new RsShare(
        path.get(0),
        path.get(1),
        values.bag(TABLES),
        values.bool(HOLDS_SCHEMA),
        values.bool(TAKES_ALL),
        values.bool(OPEN));
  }
}
