package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsRoleGrant;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.resource.RsView;
import io.meshwright.provider.aws.redshift.sql.RsTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What there is in some schemas, as facts in canonical form. */
public final class RsLive {
  private final String platform;
  private final Map<String, RsComments> schemas = new TreeMap<>();
  private final Map<Address, RsComments> tables = new HashMap<>();
  private final Map<Address, RsTable> known = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();
  private final Set<Address> masked = new HashSet<>();
  private final Set<String> rowPolicies = new HashSet<>();
  private final Set<String> maskPolicies = new HashSet<>();
  private final Map<String, String> shareArns = new HashMap<>();
  private final Map<String, SortedSet<String>> defaults = new HashMap<>();

  private RsLive(String platform) {
    this.platform = platform;
  }

  /** Reads schemas and what is in them, whether they are there or not. */
  public static RsLive of(String platform, SortedSet<String> names, RedshiftGateway gateway) {
    return of(platform, names, gateway, EnumSet.allOf(CatalogueQuery.class), true);
  }

  /**
   * Reads no more than what resources of one kind are judged by. Of other kinds there may be less
   * in it than there is.
   */
  public static RsLive ofKind(
      String platform, String kind, SortedSet<String> names, RedshiftGateway gateway) {
    // The use itself is not judged by what comes after it.
    return of(platform, names, gateway, KindQueries.of(kind), !kind.equals(RsShareGrant.KIND));
  }

  private static RsLive of(
      String platform,
      SortedSet<String> names,
      RedshiftGateway gateway,
      Set<CatalogueQuery> queries,
      boolean authorisations) {
    CatalogueRows rows = CatalogueRows.read(gateway, names, queries);
    RsLive live = new RsLive(platform);
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SCHEMAS)) {
      if (names.contains(row.text(0))) {
        live.schema(row);
      }
    }
    live.readTables(rows);
    rows.of(CatalogueQuery.ROW_POLICIES).forEach(r -> live.rowPolicies.add(r.text(0)));
    rows.of(CatalogueQuery.MASK_POLICIES).forEach(r -> live.maskPolicies.add(r.text(0)));
    new LivePolicies(live, rows).read();
    rows.of(CatalogueQuery.ATTACHED_MASKS)
        .forEach(r -> live.masked.add(RsTable.address(platform, r.text(1), r.text(2))));
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.DEFAULT_RIGHTS)) {
      live.defaults
          .computeIfAbsent(row.text(0).strip(), k -> new TreeSet<>())
          .add(row.grantee(1, 2));
    }
    new LiveRights(live, rows).read();
    Map<List<String>, SortedSet<String>> views = new HashMap<>();
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.VIEWS)) {
      views
          .computeIfAbsent(List.of(row.text(0), row.text(1)), k -> new TreeSet<>())
          .add(row.text(2));
    }
    views.forEach(
        (view, over) -> live.add(new RsView(view.get(0), view.get(1), over), new Owner.Foreign()));
    LiveShares shares = new LiveShares(live, rows);
    shares.read();
    if (authorisations) {
      shares.readAuthorisations(gateway.dataShares());
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.ROLE_GRANTS)) {
      live.add(new RsRoleGrant("role:" + row.text(1), "role:" + row.text(0)), new Owner.Foreign());
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.IGNORE_RLS)) {
      live.add(new RsSystemGrant(row.grantee(0, 1), RsSystemGrant.IGNORE_RLS), new Owner.Foreign());
    }
    return live;
  }

  /** The facts, in order of address. */
  public SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }

  /** The comment of a schema, where it is there. */
  public Optional<RsComments> schema(String name) {
    return Optional.ofNullable(schemas.get(name));
  }

  /** The comment of a table, where it is there. */
  public Optional<RsComments> table(String schema, String name) {
    return Optional.ofNullable(tables.get(RsTable.address(platform, schema, name)));
  }

  /** A table as it is. */
  public Optional<RsTable> columnsOf(String schema, String name) {
    return Optional.ofNullable(known.get(RsTable.address(platform, schema, name)));
  }

  /** Whether a row policy is there, attached or not. */
  public boolean hasRowPolicy(String name) {
    return rowPolicies.contains(name);
  }

  /** Whether a masking policy is there, attached or not. */
  public boolean hasMaskPolicy(String name) {
    return maskPolicies.contains(name);
  }

  /** Whether a masking policy is attached to a table. */
  public boolean isMasked(String schema, String table) {
    return masked.contains(RsTable.address(platform, schema, table));
  }

  /** Who is given something of a table of a schema by its being made. */
  public SortedSet<String> givenByDefault(String schema) {
    SortedSet<String> none = Ordered.set(List.<String>of());
    TreeSet<String> all = new TreeSet<>(defaults.getOrDefault("", none));
    all.addAll(defaults.getOrDefault(schema, none));
    return Ordered.set(all);
  }

  /** The ARN of a datashare, where an account uses it and the service lists it. */
  public Optional<String> shareArn(String name) {
    return Optional.ofNullable(shareArns.get(name));
  }

  void shareArn(String name, String arn) {
    shareArns.put(name, arn);
  }

  /** The tables of all schemas that are read. */
  Collection<RsTable> tables() {
    return known.values();
  }

  /** Comments of the schemas that are read, by name. */
  SortedMap<String, RsComments> schemas() {
    return Ordered.map(schemas);
  }

  String platform() {
    return platform;
  }

  /** Whether somebody owns a schema or table: he is an operator of it. */
  boolean isOwner(String schema, String table, String grantee) {
    return grantee.equals("user:" + owners.get(schema + "\n" + table));
  }

  /** Neutral types of a table's columns, by native name. */
  public SortedMap<String, DataType> types(String schema, String name) {
    TreeMap<String, DataType> types = new TreeMap<>();
    columnsOf(schema, name)
        .ifPresent(
            t ->
                t.columns()
                    .forEach(
                        c ->
                            RsTypes.neutral(c.type(), c.neutral())
                                .ifPresent(type -> types.put(c.name(), type))));
    return types;
  }

  private void schema(CatalogueRows.Row row) {
    RsComments comment = RsComments.of(row.optional(2));
    schemas.put(row.text(0), comment);
    owners.put(row.text(0) + "\n", row.text(1));
    add(
        new RsSchema(row.text(0), comment.description(), Ordered.set(List.<String>of())),
        owner(comment));
  }

  private static Owner owner(RsComments comment) {
    return comment.marker().<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  private void readTables(CatalogueRows rows) {
    Map<Address, List<CatalogueRows.Row>> columns = new HashMap<>();
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.COLUMNS)) {
      columns
          .computeIfAbsent(
              RsTable.address(platform, row.text(0), row.text(1)), k -> new ArrayList<>())
          .add(row);
    }
    Map<Address, RsTable.RowSecurity> security = new HashMap<>();
    Set<Address> shared = new HashSet<>();
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.ROW_SECURITY)) {
      if (!row.bool(4)) {
        shared.add(RsTable.address(platform, row.text(0), row.text(1)));
      }
      if (row.bool(2)) {
        security.put(
            RsTable.address(platform, row.text(0), row.text(1)),
            row.text(3).strip().equalsIgnoreCase("or")
                ? RsTable.RowSecurity.OR
                : RsTable.RowSecurity.AND);
      }
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.TABLES)) {
      Address address = RsTable.address(platform, row.text(0), row.text(1));
      RsComments comment = RsComments.of(row.optional(3));
      RsTable table =
          new RsTable(
              row.text(0),
              row.text(1),
              columns.getOrDefault(address, List.of()).stream()
                  .map(c -> column(c, comment))
                  .toList(),
              comment.description(),
              security.getOrDefault(address, RsTable.RowSecurity.OFF),
              shared.contains(address),
              Ordered.set(List.<String>of()));
      tables.put(address, comment);
      known.put(address, table);
      owners.put(row.text(0) + "\n" + row.text(1), row.text(2));
      add(table, owner(comment));
    }
  }

  private static RsColumn column(CatalogueRows.Row row, RsComments comment) {
    String name = row.text(2);
    return new RsColumn(
        name,
        RsTypes.canonical(row.text(3)),
        row.bool(4),
        comment.published(name),
        comment.neutral(name));
  }

  /** Whose something is that has no place for a marker of its own. */
  Owner within(Address table, boolean ours) {
    Optional<Marker> marker =
        Optional.ofNullable(tables.get(table)).flatMap(RsComments::marker).filter(m -> ours);
    return marker.<Owner>map(m -> new Owner.Within(table, m)).orElseGet(Owner.Foreign::new);
  }

  void add(RsResource resource, Owner owner) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }
}
