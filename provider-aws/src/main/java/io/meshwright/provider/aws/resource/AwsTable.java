package io.meshwright.provider.aws.resource;

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
 * A Glue table.
 *
 * @param database its database
 * @param name its name, in small letters
 * @param columns in order; partition columns last
 * @param format how its data is stored
 * @param location where, {@code s3://bucket/prefix/}
 * @param description for people; may be empty
 * @param claims keys of the grants on it that are ours; counts only when it is made
 */
public record AwsTable(
    String database,
    String name,
    List<AwsColumn> columns,
    Format format,
    String location,
    String description,
    SortedSet<String> claims)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "table";

  /** How data is stored. */
  public enum Format {
    /** Apache Iceberg. */
    ICEBERG,
    /** Files of Apache Parquet. */
    PARQUET,
    /** Files of comma-separated values, without headers. */
    CSV,
    /** Something that Meshwright did not make. */
    OTHER;

    /** Whether the files under its place are all there is to a table. */
    public boolean isFiles() {
      return this == PARQUET || this == CSV;
    }
  }

  /** Copies the lists. */
  public AwsTable {
    columns = List.copyOf(columns);
    claims = Ordered.set(claims);
  }

  /** Where a table lives. */
  public static Address address(String platform, String database, String name) {
    return Address.of(platform, KIND, database, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("columns", new Value.Seq(columns.stream().map(AwsColumn::toValue).toList()));
    attributes.put("format", Value.of(format.name().toLowerCase(Locale.ROOT)));
    attributes.put("location", Value.of(location));
    attributes.put("description", Value.of(description));
    if (!claims.isEmpty()) {
      attributes.put(AwsDatabase.CLAIMS, new Value.Bag(claims));
    }
    return Resource.of(
        address(platform), attributes, List.of(AwsDatabase.address(platform, database)));
  }

  static AwsTable of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsTable(
        path.get(0),
        path.get(1),
        values.sequence("columns").stream().map(values::of).map(AwsColumn::of).toList(),
        Format.valueOf(values.text("format").toUpperCase(Locale.ROOT)),
        values.text("location"),
        values.text("description"),
        values.bagOrNone(AwsDatabase.CLAIMS));
  }
}
