package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.TreeMap;

/**
 * A dynamic table: what a query selects, kept by its owner's rights no older than a lag.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name, which no table or view of the schema has
 * @param body what it keeps, whoever reads it: no part of it asks who queries
 * @param lag how old it may be, as statements say it
 * @param warehouse where it is refreshed
 */
public record SfDynamicTable(
    String database, String schema, String name, SfView.Body body, String lag, String warehouse)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "dynamic-table";

  /** The lag of one that is refreshed by itself for nobody: it is not filled yet. */
  public static final String DOWNSTREAM = "DOWNSTREAM";

  private static final String LAG = "target-lag";
  private static final String WAREHOUSE = "warehouse";

  /** What it shows to those who may select from it, as a view would. */
  public SfView view() {
    return new SfView(database, schema, name, true, body, "");
  }

  /** Where a dynamic table lives. */
  public static Address address(String platform, String database, String schema, String name) {
    return Address.of(platform, KIND, database, schema, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    List<Address> needs = view().put(platform, values);
    values.put(LAG, Value.of(lag));
    values.put(WAREHOUSE, Value.of(warehouse));
    return Resource.of(address(platform), values, needs);
  }

  static SfDynamicTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfDynamicTable(
        path.get(0),
        path.get(1),
        path.get(2),
        SfView.body(values),
        values.text(LAG),
        values.text(WAREHOUSE));
  }
}
