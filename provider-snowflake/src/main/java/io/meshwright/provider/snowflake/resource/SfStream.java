package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stream: how far a pipeline has read the changes of a table. Whoever reads it in a statement
 * that changes something moves it on, so that it is one pipeline's alone. What it is on cannot be
 * changed, and nothing tells where it was once it is gone.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 * @param source database, schema and name of the table that it follows; empty where that is gone or
 *     not told
 * @param role who owns it, as grantees are written
 * @param unfit why it does not show every change; empty where it does
 */
public record SfStream(
    String database,
    String schema,
    String name,
    List<String> source,
    String role,
    Optional<String> unfit)
    implements SfFollowing {
  /** The kind. */
  public static final String KIND = "stream";

  /** Why one does not show every change that was not read in time. */
  public static final String STALE =
      "it is stale: it may not show any more what it has not shown yet";

  private static final String SOURCE = "source";
  private static final String ROLE = "role";
  private static final String UNFIT = "unfit";

  /** Parts of the path of a table. */
  private static final int OF_TABLE = 3;

  /** Copies the path. */
  public SfStream {
    source = List.copyOf(source);
  }

  /** One as Meshwright makes them: it shows every change. */
  public static SfStream of(
      String database, String schema, String name, List<String> source, String role) {
    return new SfStream(database, schema, name, source, role, Optional.empty());
  }

  /** Where a stream lives. */
  public static Address address(String platform, String database, String schema, String name) {
    return Address.of(platform, KIND, database, schema, name);
  }

  /** Whether what it has not shown is lost already, as far as is told. */
  public boolean isLost() {
    return source.isEmpty() || unfit.equals(Optional.of(STALE));
  }

  /** Whether another has the same changes to show. */
  public boolean follows(SfStream other) {
    return source.equals(other.source) && unfit.equals(other.unfit);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(SOURCE, Attributes.texts(source));
    values.put(ROLE, Value.of(role));
    unfit.ifPresent(why -> values.put(UNFIT, Value.of(why)));
    Address schemaOf = SfSchema.address(platform, database, schema);
    return Resource.of(
        address(platform),
        values,
        source.size() == OF_TABLE
            ? List.of(
                schemaOf, SfTable.address(platform, source.get(0), source.get(1), source.get(2)))
            : List.of(schemaOf));
  }

  static SfStream of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfStream(
        path.get(0),
        path.get(1),
        path.get(2),
        values.texts(SOURCE),
        values.text(ROLE),
        values.has(UNFIT) ? Optional.of(values.text(UNFIT)) : Optional.empty());
  }
}
