package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A data cells filter of Lake Formation: columns and rows of a table that can be granted.
 *
 * @param database the table's database
 * @param table the table
 * @param name its name, unique within the table
 * @param columns native names of the columns that it shows, or of those that it does not
 * @param allBut whether all columns but those are shown, also those to come; ours name what they
 *     show, so that nothing new is seen before somebody says so
 * @param rows the rows that it shows, over native column names; an {@link Expression.Opaque} that
 *     holds the text's digest where it could not be read
 */
public record AwsFilter(
    String database,
    String table,
    String name,
    SortedSet<String> columns,
    boolean allBut,
    Expression rows)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "filter";

  private static final String COLUMNS = "columns";
  private static final String EXCEPT = "except";

  /** Copies the columns. */
  public AwsFilter {
    columns = Ordered.set(columns);
  }

  /** A filter that names the columns that it shows. */
  public static AwsFilter showing(
      String database, String table, String name, SortedSet<String> columns, Expression rows) {
    return new AwsFilter(database, table, name, columns, false, rows);
  }

  /** Whether it shows a column. */
  public boolean shows(String column) {
    return columns.contains(column) != allBut;
  }

  /** Where a filter lives. */
  public static Address address(String platform, String database, String table, String name) {
    return Address.of(platform, KIND, database, table, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, table, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            allBut ? EXCEPT : COLUMNS,
            new Value.Bag(columns),
            "rows",
            rows instanceof Expression.Opaque(String text)
                ? new Value.Opaque(Digest.of(text))
                : new Value.Condition(rows)),
        List.of(AwsTable.address(platform, database, table)));
  }

  static AwsFilter of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    boolean allBut = resource.attribute(EXCEPT).isPresent();
    Value rows = resource.attribute("rows").orElse(Value.of(""));
    return new AwsFilter(
        path.get(0),
        path.get(1),
        path.get(2),
        values.bag(allBut ? EXCEPT : COLUMNS),
        allBut,
        rows instanceof Value.Opaque(Digest digest)
            ? new Expression.Opaque(digest.toString())
            : values.condition("rows").orElseThrow());
  }
}
