package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A schema of a stream's records, in the language of Apache Avro.
 *
 * @param registry its registry
 * @param name its name, which is that of the stream
 * @param compatibility what may change between its versions
 * @param record name of the record
 * @param description for people; may be empty
 * @param columns the fields, in order; types as Avro has them
 * @param others digest of the whole, where it says more than that; empty where it does not
 */
public record AwsSchema(
    String registry,
    String name,
    String compatibility,
    String record,
    String description,
    List<AwsColumn> columns,
    String others)
    implements StreamResource {
  /** The kind. */
  public static final String KIND = "schema";

  /**
   * Readers of each version can read what writers of each other version wrote: consumers and
   * records of older minor versions are there for a while.
   */
  public static final String FULL = "FULL_ALL";

  /** Copies the columns. */
  public AwsSchema {
    columns = List.copyOf(columns);
  }

  /** Where a schema lives. */
  public static Address address(String platform, String registry, String name) {
    return Address.of(platform, KIND, registry, name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, registry, name);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "compatibility",
            Value.of(compatibility),
            "record",
            Value.of(record),
            "description",
            Value.of(description),
            "columns",
            new Value.Seq(columns.stream().map(AwsColumn::toValue).toList()),
            "others",
            Value.of(others)),
        List.of(AwsRegistry.address(platform, registry)));
  }

  static AwsSchema of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsSchema(
        path.get(0),
        path.get(1),
        values.text("compatibility"),
        values.text("record"),
        values.text("description"),
        values.sequence("columns").stream().map(values::of).map(AwsColumn::of).toList(),
        values.text("others"));
  }
}
