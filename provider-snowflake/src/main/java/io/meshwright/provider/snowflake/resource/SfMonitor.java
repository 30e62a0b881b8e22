package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resource monitor of a warehouse. It has no place for a marker: it is the warehouse's by its
 * name.
 *
 * @param warehouse the warehouse
 * @param quota credits, as a decimal number
 * @param resets how often what was used counts as nothing again, such as {@code MONTHLY}
 * @param suspendAt per cent of the quota at which the warehouse stops; empty for never
 * @param attached whether the warehouse has it
 */
public record SfMonitor(
    String warehouse, String quota, String resets, String suspendAt, boolean attached)
    implements SfCompute {
  /** The kind. */
  public static final String KIND = "resource-monitor";

  /** How often a monitor of ours begins anew, which is so where nothing is said. */
  public static final String MONTHLY = "MONTHLY";

  /** When a warehouse of ours stops. */
  public static final String WHOLE = "100";

  private static final String SUFFIX = "_QUOTA";
  private static final String QUOTA = "credit-quota";
  private static final String RESETS = "resets";
  private static final String SUSPEND_AT = "suspend-at";
  private static final String ATTACHED = "attached";

  /** One of ours: a quota for a month, at the end of which the warehouse stops. */
  public static SfMonitor monthly(String warehouse, int quota) {
    return new SfMonitor(warehouse, Integer.toString(quota), MONTHLY, WHOLE, true);
  }

  /** The name of a warehouse's monitor. */
  public static String name(String warehouse) {
    return warehouse + SUFFIX;
  }

  /** The warehouse that a monitor of some name would be of. */
  public static Optional<String> warehouse(String monitor) {
    return Optional.of(monitor)
        .filter(m -> m.endsWith(SUFFIX))
        .map(m -> m.substring(0, m.length() - SUFFIX.length()));
  }

  /** Its name. */
  public String name() {
    return name(warehouse);
  }

  /** Where a warehouse's monitor lives. */
  public static Address address(String platform, String warehouse) {
    return Address.of(platform, KIND, "", warehouse);
  }

  @Override
  public Address address(String platform) {
    return address(platform, warehouse);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            QUOTA,
            Value.of(quota),
            RESETS,
            Value.of(resets),
            SUSPEND_AT,
            Value.of(suspendAt),
            ATTACHED,
            Value.of(attached)),
        List.of(SfWarehouse.address(platform, warehouse)));
  }

  static SfMonitor of(Resource resource) {
    Attributes values = Attributes.of(resource);
    return new SfMonitor(
        resource.address().path().get(1),
        values.text(QUOTA),
        values.text(RESETS),
        values.text(SUSPEND_AT),
        values.bool(ATTACHED));
  }
}
