package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
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
 * @param dynamic whether the table is a dynamic one
 */
public record SfTagging(
    String database,
    String schema,
    String table,
    String column,
    SortedMap<String, String> values,
    boolean dynamic)
    implements SfLabel {
  /** The kind. */
  public static final String KIND = "tagging";

  private static final String VALUES = "values";
  private static final String DYNAMIC = "dynamic";

  /** Copies the values. */
  public SfTagging {
    values = Ordered.map(values);
  }

  /** Values on something that is no dynamic table, nor a column of one. */
  public SfTagging(
      String database,
      String schema,
      String table,
      String column,
      SortedMap<String, String> values) {
    this(database, schema, table, column, values, false);
  }

  /** The same with other values. */
  public SfTagging with(SortedMap<String, String> others) {
    return new SfTagging(database, schema, table, column, others, dynamic);
  }

  /** The tags that it has a value of. */
  public List<SfTag> tags() {
    return values.keySet().stream().map(k -> SfTag.ofKey(database, k)).toList();
  }

  /** What carries the values: the schema, or the table of the column. */
  public Address container(String platform) {
    if (table.isEmpty()) {
      return SfSchema.address(platform, database, schema);
    }
    return dynamic
        ? SfDynamicTable.address(platform, database, schema, table)
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
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put(VALUES, Attributes.object(all));
    if (dynamic) {
      attributes.put(DYNAMIC, Value.of(true));
    }
    return Resource.of(address(platform), attributes, needs);
  }

  static SfTagging of(Resource resource) {
    List<String> path = resource.address().path();
    Attributes values = Attributes.of(resource);
    return new SfTagging(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        values.object(VALUES).texts(),
        values.has(DYNAMIC) && values.bool(DYNAMIC));
  }
}
