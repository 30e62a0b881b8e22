package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Everything that Meshwright makes to mask one column: masking policies, one above the other.
 *
 * @param schema the table's schema
 * @param table the table
 * @param column the column
 * @param levels from the one that everybody meets to the one that goes before all others
 */
public record RsMask(String schema, String table, String column, List<Level> levels)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "mask";

  private static final String LEVELS = "levels";
  private static final String TO = "to";
  private static final String LOOKS = "looks";
  private static final String UNREAD = "unread";

  /** How a column looks to somebody. */
  public sealed interface Look {
    /** By a mask. */
    record Masked(Mask mask) implements Look {}

    /** As it is. */
    record Raw() implements Look {}

    /** By an expression that could not be read. */
    record Unread(String digest) implements Look {}
  }

  /**
   * A masking policy and whom it is attached to.
   *
   * @param look what it makes of the column
   * @param priority the greater one counts
   * @param to grantees, as in {@link RsGrant}
   */
  public record Level(Look look, int priority, SortedSet<String> to) {
    /** Copies the names. */
    public Level {
      to = Ordered.set(to);
    }
  }

  /** Copies the levels. */
  public RsMask {
    levels = List.copyOf(levels);
  }

  /** Where a column's masks live. */
  public static Address address(String platform, String schema, String table, String column) {
    return Address.of(platform, KIND, schema, table, column);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, table, column);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(LEVELS, new Value.Seq(levels.stream().map(RsMask::value).toList())),
        List.of(RsTable.address(platform, schema, table)));
  }

  private static Value value(Level level) {
    TreeMap<String, Value> fields = new TreeMap<>(looks(level.look()));
    fields.put("priority", Value.of(level.priority()));
    fields.put(TO, new Value.Bag(level.to()));
    return Attributes.object(fields);
  }

  static Map<String, Value> looks(Look look) {
    return switch (look) {
      case Look.Masked(Mask mask) -> Map.of(LOOKS, MaskValue.of(mask));
      case Look.Raw raw -> Map.of();
      case Look.Unread(String digest) -> Map.of(UNREAD, Value.of(digest));
    };
  }

  static Look look(Attributes values) {
    Optional<Look> unread =
        values.has(UNREAD)
            ? Optional.of(new Look.Unread(values.text(UNREAD)))
            : Optional.<Look>empty();
    return unread.orElseGet(
        () ->
            values.has(LOOKS)
                ? new Look.Masked(MaskValue.mask(values.object(LOOKS)))
                : new Look.Raw());
  }

  static RsMask of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new RsMask(
        path.get(0),
        path.get(1),
        path.get(2),
        values.sequence(LEVELS).stream()
            .map(values::of)
            .map(v -> new Level(look(v), v.number("priority"), v.bag(TO)))
            .toList());
  }
}
