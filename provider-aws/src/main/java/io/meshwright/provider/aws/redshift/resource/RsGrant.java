package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What one grantee may do on a schema, a table, or all tables of a schema or the database.
 *
 * @param schema the schema; {@link #EVERY} for the database
 * @param table the table; {@link #EVERY} for every table, also those to come; empty for the schema
 *     itself
 * @param grantee who: {@code role:}, {@code user:} or {@code group:} and a name, or {@link #PUBLIC}
 * @param privileges words such as {@code SELECT}
 * @param columns columns that may be selected where the whole table may not
 * @param updates columns that may be updated where the whole table may not
 * @param grantable whether some of it may be handed on
 * @param needs what has to be there before it; says nothing about the grant itself
 */
public record RsGrant(
    String schema,
    String table,
    String grantee,
    SortedSet<String> privileges,
    SortedSet<String> columns,
    SortedSet<String> updates,
    boolean grantable,
    List<Address> needs)
    implements RsResource {
  /** The kind. */
  public static final String KIND = "grant";

  /** Stands for every table, or every schema. */
  public static final String EVERY = "*";

  /** Everybody. */
  public static final String PUBLIC = "public";

  /** Copies the words. */
  public RsGrant {
    privileges = Ordered.set(privileges);
    columns = Ordered.set(columns);
    updates = Ordered.set(updates);
    needs = List.copyOf(needs);
  }

  /** A grant as Meshwright makes them: neither handed on nor of single columns to update. */
  public static RsGrant of(
      String schema,
      String table,
      String grantee,
      Collection<String> privileges,
      Collection<String> columns) {
    return new RsGrant(
        schema,
        table,
        grantee,
        Ordered.set(privileges),
        Ordered.set(columns),
        Ordered.set(List.<String>of()),
        false,
        List.of());
  }

  /** The same after other things. */
  public RsGrant after(Collection<Address> others) {
    return new RsGrant(
        schema, table, grantee, privileges, columns, updates, grantable, List.copyOf(others));
  }

  /** Where a grant lives. */
  public static Address address(String platform, String schema, String table, String grantee) {
    return Address.of(platform, KIND, schema, table, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, schema, table, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    return Resource.of(
        address(platform),
        Map.of(
            "privileges", new Value.Bag(privileges),
            "columns", new Value.Bag(columns),
            "updates", new Value.Bag(updates),
            "grantable", Value.of(grantable)),
        needs.isEmpty() ? container(platform) : needs);
  }

  private List<Address> container(String platform) {
    if (schema.equals(EVERY)) {
      return List.of();
    }
    return List.of(
        table.isEmpty() || table.equals(EVERY)
            ? RsSchema.address(platform, schema)
            : RsTable.address(platform, schema, table));
  }

  static RsGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    RsGrant plain =
        new RsGrant(
            path.get(0),
            path.get(1),
            path.get(2),
            values.bag("privileges"),
            values.bag("columns"),
            values.bag("updates"),
            values.bool("grantable"),
            List.of());
    List<Address> needs = List.copyOf(resource.dependsOn());
    return needs.equals(plain.container(resource.address().platform()))
        ? plain
        : plain.after(needs);
  }
}
