package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What one grantee may do on a database, a schema, a table, or all tables to come.
 *
 * @param database the database
 * @param schema the schema as {@link #named} writes it; empty for the database itself, {@link
 *     #FUTURE} for tables to come in the whole database
 * @param table the table or view as {@link #named} writes it; empty for the schema itself, {@link
 *     #future} for what is to come
 * @param on what the table is; a standard one where it is none
 * @param grantee who: {@code role:NAME}, {@code database-role:DATABASE.NAME}, {@code user:NAME} or
 *     {@code share:NAME}
 * @param privileges words such as {@code SELECT}
 * @param grantable whether some of it may be handed on
 * @param needs what has to be there before it; says nothing about the grant itself
 */
public record SfGrant(
    String database,
    String schema,
    String table,
    TableKind on,
    String grantee,
    SortedSet<String> privileges,
    boolean grantable,
    List<Address> needs)
    implements SfResource {
  /** The kind. */
  public static final String KIND = "grant";

  /** Stands for every table to come. */
  public static final String FUTURE = "*";

  private static final SortedSet<String> NONE = Ordered.set(List.<String>of());
  private static final String VIEW = "view";
  private static final String ON = "on";

  /** Begins a grantee that is an account role. */
  public static final String ROLE = "role:";

  /** Begins a grantee that is a database role. */
  public static final String DATABASE_ROLE = "database-role:";

  /** Copies the words. */
  public SfGrant {
    privileges = Ordered.set(privileges);
    needs = List.copyOf(needs);
  }

  /** A grant as Meshwright makes them: it is not handed on. */
  public static SfGrant of(
      String database, String schema, String table, String grantee, Collection<String> privileges) {
    return new SfGrant(
        database,
        schema,
        table,
        TableKind.TABLE,
        grantee,
        Ordered.set(privileges),
        false,
        List.of());
  }

  /** The same after other things. */
  public SfGrant after(Collection<Address> others) {
    return new SfGrant(
        database, schema, table, on, grantee, privileges, grantable, List.copyOf(others));
  }

  /** The same on a view. */
  public SfGrant onView() {
    return on(TableKind.VIEW);
  }

  /** The same on something of that kind. */
  public SfGrant on(TableKind kind) {
    return new SfGrant(database, schema, table, kind, grantee, privileges, grantable, needs);
  }

  /** Stands for everything of a kind that is to come. */
  public static String future(TableKind kind) {
    return kind == TableKind.TABLE ? FUTURE : FUTURE + " " + kind.text();
  }

  /** A name that is one thing's, also where it looks like all that is to come. */
  public static String named(String name) {
    return name.startsWith(FUTURE) ? FUTURE + name : name;
  }

  /** The name that is written so. */
  public static String plain(String named) {
    return named.startsWith(FUTURE + FUTURE) ? named.substring(FUTURE.length()) : named;
  }

  /** The name of the schema. */
  public String schemaName() {
    return plain(schema);
  }

  /** The name of the table. */
  public String tableName() {
    return plain(table);
  }

  /** Whether a name stands for what is to come. */
  public static boolean isFuture(String name) {
    return name.equals(FUTURE) || name.startsWith(FUTURE + " ");
  }

  /** Whether it is about what is to come. */
  public boolean future() {
    return isFuture(schema) || isFuture(table);
  }

  /** The same without any privilege. */
  public SfGrant emptied() {
    return new SfGrant(database, schema, table, on, grantee, NONE, false, List.of());
  }

  /** A database role as a grantee. */
  public static String databaseRole(String database, String name) {
    return DATABASE_ROLE + database + "." + name;
  }

  /** Where a grant lives. */
  public static Address address(
      String platform, String database, String schema, String table, String grantee) {
    return Address.of(platform, KIND, database, schema, table, grantee);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, schema, table, grantee);
  }

  @Override
  public Resource toResource(String platform) {
    List<Address> all = new ArrayList<>(container(platform));
    needs.stream().filter(n -> !all.contains(n)).forEach(all::add);
    TreeMap<String, Value> values = new TreeMap<>();
    values.put("privileges", new Value.Bag(privileges));
    values.put("grantable", Value.of(grantable));
    if (on == TableKind.VIEW) {
      values.put(VIEW, Value.of(true));
    } else if (on != TableKind.TABLE) {
      values.put(ON, Value.of(on.text()));
    }
    return Resource.of(address(platform), values, all);
  }

  /** What it is about, and the role that gets it. */
  private List<Address> container(String platform) {
    List<Address> all = new ArrayList<>();
    if (schema.isEmpty() || schema.equals(FUTURE)) {
      all.add(SfDatabase.address(platform, database));
    } else if (table.isEmpty() || isFuture(table)) {
      all.add(SfSchema.address(platform, database, schemaName()));
    } else {
      all.add(
          switch (on) {
            case VIEW -> SfView.address(platform, database, schemaName(), tableName());
            case DYNAMIC_TABLE ->
                SfDynamicTable.address(platform, database, schemaName(), tableName());
            case TABLE, ICEBERG_TABLE, MATERIALIZED_VIEW, EXTERNAL_TABLE ->
                SfTable.address(platform, database, schemaName(), tableName());
          });
    }
    String own = databaseRole(database, "");
    if (grantee.startsWith(own)) {
      all.add(SfDatabaseRole.address(platform, database, grantee.substring(own.length())));
    } else if (grantee.startsWith(SfShare.SHARE)) {
      all.add(SfShare.address(platform, grantee.substring(SfShare.SHARE.length())));
      // A share holds a database before it holds something of that.
      if (!schema.isEmpty()) {
        all.add(address(platform, database, "", "", grantee));
      }
    }
    return all;
  }

  private static TableKind kind(Attributes values) {
    if (values.has(VIEW) && values.bool(VIEW)) {
      return TableKind.VIEW;
    }
    return values.has(ON)
        ? TableKind.ofText(values.text(ON))
            .orElseThrow(() -> new IllegalArgumentException(values.text(ON) + " is no kind"))
        : TableKind.TABLE;
  }

  static SfGrant of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    SfGrant plain =
        new SfGrant(
            path.get(0),
            path.get(1),
            path.get(2),
            kind(values),
            path.get(3),
            values.bag("privileges"),
            values.bool("grantable"),
            List.of());
    List<Address> needs = new ArrayList<>(resource.dependsOn());
    needs.removeAll(plain.container(resource.address().platform()));
    return plain.after(needs);
  }
}
