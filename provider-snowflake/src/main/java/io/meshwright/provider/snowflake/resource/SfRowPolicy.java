package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * The row access policy of a table; a table has one at the most.
 *
 * @param database the table's database
 * @param schema the table's schema
 * @param table the table
 * @param columns the columns that it is called with, of which there is one at least, in order
 * @param rows the rows that it keeps, over native column names and native principals; an {@link
 *     Expression.Opaque} that holds the text's digest where it could not be read
 */
public record SfRowPolicy(
    String database, String schema, String table, List<String> columns, Expression rows)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "row-policy";

  private static final String ROWS = "rows";
  private static final String COLUMNS = "columns";

  /** Copies the columns. */
  public SfRowPolicy {
    columns = List.copyOf(columns);
  }

  /** Where a table's policy lives. */
  public static Address address(String platform, String database, String schema, String table) {
    return Address.of(platform, KIND, database, schema, table);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, table);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(ROWS, value(rows), COLUMNS, Attributes.texts(columns)),
        List.of(SfTable.address(platform, database, schema, table)));
  }

  static Value value(Expression condition) {
    return condition instanceof Expression.Opaque(String text)
        ? new Value.Opaque(Digest.of(text))
        : new Value.Condition(condition);
  }

  static Expression condition(Attributes values, Value value, String name) {
    return value instanceof Value.Opaque(Digest digest)
        ? new Expression.Opaque(digest.toString())
        : values.condition(name).orElseThrow();
  }

  static SfRowPolicy of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfRowPolicy(
        path.get(0),
        path.get(1),
        path.get(2),
        values.texts(COLUMNS),
        condition(values, resource.attribute(ROWS).orElse(Value.of("")), ROWS));
  }
}
