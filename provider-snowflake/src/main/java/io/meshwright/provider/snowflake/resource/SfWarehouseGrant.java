package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What somebody may do with a warehouse. It lets him read no table.
 *
 * @param warehouse the warehouse
 * @param grantee who, as in {@link SfGrant#grantee()}
 * @param privileges words such as {@code USAGE}
 * @param grantable whether some of it may be handed on
 * @param needs what has to be there before it; says nothing about the grant itself
 */
public record SfWarehouseGrant(
    String warehouse,
    String grantee,
    SortedSet<String> privileges,
    boolean grantable,
    List<Address> needs)
    implements SfCompute {
  /** The kind. */
  public static final String KIND = "warehouse-grant";

  private static final String PRIVILEGES = "privileges";
  private static final String GRANTABLE = "grantable";

  /** Copies the words. */
  public SfWarehouseGrant {
    privileges = Ordered.set(privileges);
    needs = List.copyOf(needs);
  }

  /** A grant as Meshwright makes them: it is not handed on. */
  public static SfWarehouseGrant of(
      String warehouse, String grantee, Collection<String> privileges) {
    return new SfWarehouseGrant(warehouse, grantee, Ordered.set(privileges), false, List.of());
  }

  /** The same after other things. */
  public SfWarehouseGrant after(Collection<Address> others) {
    return new SfWarehouseGrant(warehouse, grantee, privileges, grantable, List.copyOf(others));
  }

  /** The same without any privilege. */
  public SfWarehouseGrant emptied() {
    return of(warehouse, grantee, List.of());
  }

  /** Where a grant lives. */
  public static Address address(String platform, String warehouse, String grantee) {
    return Address.of(platform, KIND, "", warehouse, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, warehouse, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> all = new ArrayList<>(List.of(SfWarehouse.address(platform, warehouse)));
    all.addAll(needs);
    return Resource.of(
        address(platform),
        Map.of(PRIVILEGES, new Value.Bag(privileges), GRANTABLE, Value.of(grantable)),
        all);
  }

  static SfWarehouseGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    List<Address> needs = new ArrayList<>(resource.dependsOn());
    needs.remove(SfWarehouse.address(resource.address().platform(), path.get(1)));
    return new SfWarehouseGrant(
        path.get(1), path.get(2), values.bag(PRIVILEGES), values.bool(GRANTABLE), needs);
  }
}
