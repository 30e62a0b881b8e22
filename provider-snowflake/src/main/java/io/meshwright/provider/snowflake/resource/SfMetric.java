package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * What is measured of a table by a metric of Snowflake, and what it has to be. Only expectations of
 * ours are a part of it; others may have some on the same metric.
 *
 * @param database its database
 * @param schema its schema
 * @param table its table
 * @param metric a metric of {@code SNOWFLAKE.CORE}, for example {@code NULL_COUNT}
 * @param columns of which columns; none where it is of the table
 * @param bounds what it has to be, over {@code VALUE}
 * @param role whose rights it has, as grantees are written
 * @param schedule when it is measured; where others have metrics on the table that is theirs to
 *     say, and counts as ours
 */
public record SfMetric(
    String database,
    String schema,
    String table,
    String metric,
    List<String> columns,
    SortedSet<String> bounds,
    String role,
    String schedule)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "metric";

  /** Metrics that are put on tables. */
  public static final List<String> METRICS = List.of("DUPLICATE_COUNT", "NULL_COUNT", "ROW_COUNT");

  /** When those of ours are measured: at each change of their table. */
  public static final String ON_CHANGE = "TRIGGER_ON_CHANGES";

  private static final String BOUNDS = "bounds";
  private static final String ROLE = "role";
  private static final String SCHEDULE = "schedule";
  private static final String OURS = "MW_";
  private static final int DIGITS = 12;
  private static final Pattern NAME = Pattern.compile(OURS + "[0-9A-F]{" + DIGITS + "}");

  /** Copies the lists. */
  public SfMetric {
    columns = List.copyOf(columns);
    bounds = Ordered.set(bounds);
  }

  /** What an expectation of ours is called. */
  public static String expectation(String bound) {
    return OURS + Digest.of(bound).hex().substring(0, DIGITS).toUpperCase(Locale.ROOT);
  }

  /** Whether an expectation is one of ours: others may begin their names as ours begin. */
  public static boolean isOurs(String expectation) {
    return NAME.matcher(expectation).matches();
  }

  /** The same by another schedule. */
  public SfMetric scheduled(String when) {
    return new SfMetric(database, schema, table, metric, columns, bounds, role, when);
  }

  /** Where it lives on a platform. */
  public static Address address(
      String platform,
      String database,
      String schema,
      String table,
      String metric,
      List<String> columns) {
    List<String> path = new ArrayList<>(List.of(database, schema, table, metric));
    path.addAll(columns);
    return Address.of(platform, KIND, path.toArray(String[]::new));
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, table, metric, columns);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(BOUNDS, new Value.Bag(bounds), ROLE, Value.of(role), SCHEDULE, Value.of(schedule)),
        List.of(SfTable.address(platform, database, schema, table)));
  }

  static SfMetric of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new SfMetric(
        path.get(0),
        path.get(1),
        path.get(2),
        path.get(3),
        path.subList(4, path.size()),
        values.bag(BOUNDS),
        values.text(ROLE),
        values.text(SCHEDULE));
  }
}
