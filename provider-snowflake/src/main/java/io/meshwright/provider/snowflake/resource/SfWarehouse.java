package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A warehouse: what the producers of a domain run their queries on. Of the account, and in no
 * database.
 *
 * @param name its name
 * @param size a word of CREATE WAREHOUSE, such as {@code XSMALL}
 * @param autoSuspend seconds without a query after which it stops; 0 for never
 * @param autoResume whether a query starts it
 * @param claims who was let use it by us, as in {@link SfWarehouseGrant#grantee()}; counts only
 *     when it is made
 */
public record SfWarehouse(
    String name, String size, int autoSuspend, boolean autoResume, SortedSet<String> claims)
    implements SfCompute {
  /** The kind. */
  public static final String KIND = "warehouse";

  /** Begins the names of ours. */
  public static final String PREFIX = "MW_";

  private static final String SIZE = "size";
  private static final String AUTO_SUSPEND = "auto-suspend";
  private static final String AUTO_RESUME = "auto-resume";

  /** Copies the claims. */
  public SfWarehouse {
    claims = Ordered.set(claims);
  }

  /** Where a warehouse lives. */
  public static Address address(String platform, String name) {
    return Address.of(platform, KIND, "", name);
  }

  @Override
  public Address address(String platform) {
    return address(platform, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(SIZE, Value.of(size));
    values.put(AUTO_SUSPEND, Value.of(autoSuspend));
    values.put(AUTO_RESUME, Value.of(autoResume));
    if (!claims.isEmpty()) {
      values.put(SfDatabaseRole.CLAIMS, new Value.Bag(claims));
    }
    return Resource.of(address(platform), values, List.of());
  }

  static SfWarehouse of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new SfWarehouse(
        resource.address().path().get(1),
        values.text(SIZE),
        values.number(AUTO_SUSPEND),
        values.bool(AUTO_RESUME),
        values.bagOrNone(SfDatabaseRole.CLAIMS));
  }
}
