package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values of tags of ours on a schema, or on a column; or what somebody set for all columns of a
 * table. What a thing inherits is else not among them.
 *
 * @param database its database
 * @param schema the schema
 * @param table the column's table; empty for the schema itself
 * @param column the column; empty for the schema itself, or for all columns
 * @param values value by tag, which is of the same database, as in {@link SfTag#key()}
 */
public record SfTagging(
    String database, String schema, String table, String column, SortedMap<String, String> values)
    implements SfLabel {
  /** The kind. */
  public static final String KIND = "tagging";

  private static final String VALUES = "values";

  /** Copies the values. */
  public SfTagging {
    values = Ordered.map(values);
  }

  /** The same with other values. */
  public SfTagging with(SortedMap<String, String> others) {
    return new SfTagging(database, schema, table, column, others);
  }

  /** The tags that it has a value of. */
  public List<SfTag> tags() {
    return values.keySet().stream().map(k -> SfTag.ofKey(database, k)).toList();
  }

  /** What carries the values: the schema, or the table of the column. */
  public Address container(String platform) {
    return table.isEmpty()
        ? SfSchema.address(platform, database, schema)
        : SfTable.address(platform, database, schema, table);
  }

  @Override
  public Address address(String platform) {
    return Address.of(platform, KIND, database, schema, table, column);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> all = new TreeMap<>();
    values.forEach((tag, value) -> all.put(tag, Value.of(value)));
    List<Address> needs = new ArrayList<>(List.of(container(platform)));
    tags().forEach(t -> needs.add(t.address(platform)));
    return Resource.of(address(platform), Map.of(VALUES, Attributes.object(all)), needs);
  }

  static SfTagging of(Resource resource) {
    List<String> path = resource.address().path();
    return new SfTagging(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        Attributes.of(resource).object(VALUES).texts());
  }
}
