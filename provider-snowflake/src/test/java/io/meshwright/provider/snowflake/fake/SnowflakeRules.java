package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.SfBodies;
import io.meshwright.provider.snowflake.sql.SfTypes;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Snowflake shows, from its pages on access control, row access policies and column-level
 * security: rights of all active roles add up, with those of the roles that these have; any
 * privilege on the database and any on the schema opens the way to a table; a row is shown where
 * the body of the row access policy is true, and then each column as its masking policy makes it,
 * both from raw values. Bodies are judged as the text that the server would get.
 */
public final class SnowflakeRules implements NativeEnforcement {
  /** Every user and every role has it. */
  private static final String PUBLIC = "role:PUBLIC";

  /** Rules; they have no state. */
  public SnowflakeRules() {}

  @Override
  public TableRows shown(
      ResourceState state, Address table, List<List<DataValue>> rows, Asking asks) {
    String database = table.path().getFirst();
    boolean elsewhere = isElsewhere(asks.active());
    Set<String> active = withInherited(state, database, asks.active());
    SqlMeaning.Session session =
        new SqlMeaning.Session(
            accountRoles(active),
            accountRoles(withInherited(state, database, asks.held())),
            rolesOf(database, active),
            elsewhere,
            asks.now());
    if (table.kind().equals("stage")) {
      return SnowflakeStageRules.shown(state, table, rows, active);
    }
    if (table.kind().equals("schema")) {
      return SnowflakeModelRules.shown(state, table, rows, active);
    }
    SfResource subject = SfResource.of(state.get(table).orElseThrow());
    return subject instanceof SfView view && view.body() instanceof SfView.Body.Ruled ruled
        ? byPort(state, table, view, ruled, rows, active, session)
        : direct(state, table, (SfTable) subject, rows, active, session);
  }

  private static TableRows direct(
      ResourceState state,
      Address table,
      SfTable found,
      List<List<DataValue>> rows,
      Set<String> active,
      SqlMeaning.Session session) {
    Bodies bodies = bodies(state, table, found);
    boolean direct = reads(state, table.path(), active);
    SnowflakeViewRules views = new SnowflakeViewRules(state, table, bodies.types());
    List<SfView> readable = views.readable(active);
    if (!direct && readable.isEmpty()) {
      return new TableRows(List.of(), List.of());
    }
    List<List<DataValue>> shown = new ArrayList<>();
    for (List<DataValue> values : rows) {
      Map<String, @Nullable Object> row = new HashMap<>();
      int i = 0;
      for (SfColumn column : found.columns()) {
        row.put(column.name(), SqlValues.of(values.get(i++)));
      }
      List<Map<String, @Nullable Object>> ways = new ArrayList<>();
      // What is on the table is asked whatever way it is read.
      if (keeps(bodies, row, session)) {
        Map<String, @Nullable Object> cells = cells(bodies, found, row, session);
        if (direct) {
          ways.add(cells);
        }
        readable.forEach(v -> views.shown(v, cells, session).ifPresent(ways::add));
      }
      if (!ways.isEmpty()) {
        shown.add(together(inOrder(bodies, found), row, ways));
      }
    }
    return new TableRows(found.columns().stream().map(SfColumn::published).toList(), shown);
  }

  private static Map<String, DataType> inOrder(Bodies bodies, SfTable table) {
    LinkedHashMap<String, DataType> types = new LinkedHashMap<>();
    table
        .columns()
        .forEach(
            c ->
                types.put(
                    c.name(), Optional.ofNullable(bodies.types().get(c.name())).orElseThrow()));
    return types;
  }

  /**
   * What a port's view shows: whoever may select from it needs nothing on its table, whose policies
   * are asked all the same. Of a row there are the view's columns, and then those of the table that
   * it does not show.
   */
  private static TableRows byPort(
      ResourceState state,
      Address address,
      SfView view,
      SfView.Body.Ruled ruled,
      List<List<DataValue>> rows,
      Set<String> active,
      SqlMeaning.Session session) {
    Address base = ruled.table().address(address.platform());
    Optional<SfDynamicTable> dynamic =
        state
            .get(base)
            .map(SfResource::of)
            .filter(SfDynamicTable.class::isInstance)
            .map(SfDynamicTable.class::cast);
    // What a dynamic table keeps is of one table; it has the columns' names from there.
    Address table =
        dynamic
            .map(d -> ((SfView.Body.Ruled) d.body()).table().address(address.platform()))
            .orElse(base);
    SfTable found = (SfTable) SfResource.of(state.get(table).orElseThrow());
    Bodies bodies = bodies(state, table, found);
    SnowflakeViewRules views = new SnowflakeViewRules(state, address, bodies.types());
    boolean byOthers =
        !views.readable(active).isEmpty()
            || dynamic.isPresent() && reads(state, base.path(), active);
    boolean own = reads(state, address.path(), active);
    if (!own && !byOthers) {
      return new TableRows(List.of(), List.of());
    }
    List<String> order = new ArrayList<>();
    ruled.columns().forEach(c -> order.add(c.source()));
    found.columns().stream()
        .map(SfColumn::name)
        .filter(c -> !order.contains(c))
        .toList()
        .forEach(order::add);
    LinkedHashMap<String, DataType> types = new LinkedHashMap<>();
    ruled
        .columns()
        .forEach(
            c ->
                types.put(
                    c.name(), Optional.ofNullable(bodies.types().get(c.source())).orElseThrow()));
    List<List<DataValue>> shown = new ArrayList<>();
    for (List<DataValue> values : rows) {
      Map<String, @Nullable Object> row = new HashMap<>();
      for (int i = 0; i < order.size(); i++) {
        row.put(order.get(i), SqlValues.of(values.get(i)));
      }
      Map<String, @Nullable Object> whole = new HashMap<>();
      ruled.columns().forEach(c -> whole.put(c.name(), row.get(c.source())));
      List<Map<String, @Nullable Object>> ways = new ArrayList<>();
      if (keeps(bodies, row, session) && isKept(dynamic, views, row, session)) {
        Map<String, @Nullable Object> cells = cells(bodies, found, row, session);
        dynamic.ifPresent(d -> cells.keySet().retainAll(((SfView.Body.Ruled) d.body()).names()));
        if (own && view.secure()) {
          views.shown(view, cells, session).ifPresent(ways::add);
        }
        if (byOthers || own && !view.secure()) {
          ways.add(whole);
        }
      }
      if (!ways.isEmpty()) {
        shown.add(together(types, whole, ways));
      }
    }
    return new TableRows(ruled.columns().stream().map(SfView.Shown::published).toList(), shown);
  }

  private static boolean isKept(
      Optional<SfDynamicTable> dynamic,
      SnowflakeViewRules views,
      Map<String, @Nullable Object> row,
      SqlMeaning.Session session) {
    return dynamic.isEmpty() || views.shown(dynamic.get().view(), row, session).isPresent();
  }

  /**
   * What somebody knows of a row who has seen it in several ways: a raw value where one way shows
   * it, and, as nobody knows what two masks give away together, also where they show two.
   */
  private static List<DataValue> together(
      Map<String, DataType> types,
      Map<String, @Nullable Object> raw,
      List<Map<String, @Nullable Object>> ways) {
    List<DataValue> cells = new ArrayList<>();
    types.forEach(
        (column, type) -> {
          DataValue whole = SqlValues.shown(raw.get(column), type);
          Set<DataValue> seen = new HashSet<>();
          for (Map<String, @Nullable Object> way : ways) {
            if (way.get(column) != null) {
              seen.add(SqlValues.shown(way.get(column), type));
            }
          }
          boolean known = seen.contains(whole) || seen.size() > 1;
          cells.add(
              known
                  ? whole
                  : seen.stream().findFirst().orElseGet(() -> SqlValues.shown(null, type)));
        });
    return cells;
  }

  /**
   * Nobody is in two accounts, nor has roles of this one in another, nor leaves the one he is in.
   */
  @Override
  public boolean canBe(Asking asks) {
    return asks.held().stream().noneMatch(SnowflakeRules::isAccount)
        || asks.held().size() == 1 && asks.active().size() == 1;
  }

  private static boolean isAccount(String name) {
    return name.startsWith("account:");
  }

  /** Whether a session is of another account: there it has no role of this one. */
  private static boolean isElsewhere(Set<String> active) {
    return active.stream().anyMatch(SnowflakeRules::isAccount);
  }

  /** Names of the roles of a database that are in a session. */
  private static Set<String> rolesOf(String database, Set<String> all) {
    String own = SfGrant.databaseRole(database, "");
    return all.stream()
        .filter(r -> r.startsWith(own))
        .map(r -> r.substring(own.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A role that was given to another is had by whoever has that one. */
  private static Set<String> withInherited(
      ResourceState state, String database, Set<String> direct) {
    List<SfRoleGrant> given = new ArrayList<>();
    for (String place : List.of("", database)) {
      state.under(SfRoleGrant.KIND, List.of(place)).stream()
          .map(r -> (SfRoleGrant) SfResource.of(r))
          .forEach(given::add);
    }
    Set<String> all = new TreeSet<>(direct);
    if (!isElsewhere(direct)) {
      all.add(PUBLIC);
    }
    state.under(SfShareAccount.KIND, List.of()).stream()
        .map(r -> (SfShareAccount) SfResource.of(r))
        .filter(a -> direct.contains(a.account()))
        .forEach(a -> all.add("share:" + a.share()));
    // Who has a listing that is no longer published keeps it.
    state.under(SfListing.KIND, List.of()).stream()
        .map(r -> (SfListing) SfResource.of(r))
        .filter(l -> !l.offer().state().equals("DRAFT"))
        .filter(l -> l.accounts().stream().anyMatch(direct::contains))
        .forEach(l -> all.add("share:" + l.share()));
    boolean more = true;
    while (more) {
      more = false;
      for (SfRoleGrant grant : given) {
        more |= all.contains(grant.to()) && all.add(grant.grantee());
      }
    }
    return all;
  }

  private static Set<String> accountRoles(Set<String> all) {
    return all.stream()
        .filter(r -> r.startsWith(SfGrant.ROLE))
        .map(r -> r.substring(SfGrant.ROLE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is given of tables to come counts for none that is there. */
  static boolean reads(ResourceState state, List<String> table, Set<String> active) {
    boolean entersDatabase = false;
    boolean entersSchema = false;
    boolean selects = false;
    for (Resource resource : state.under(SfGrant.KIND, List.of(table.getFirst()))) {
      SfGrant grant = (SfGrant) SfResource.of(resource);
      if (!active.contains(grant.grantee()) || grant.privileges().isEmpty()) {
        continue;
      }
      boolean onSchema = grant.schema().equals(table.get(1));
      entersDatabase |= grant.schema().isEmpty();
      entersSchema |= onSchema && grant.table().isEmpty();
      selects |=
          onSchema
              && grant.table().equals(table.get(2))
              && (grant.privileges().contains("SELECT")
                  || grant.privileges().contains("OWNERSHIP"));
    }
    return entersDatabase && entersSchema && selects;
  }

  /** What the server was sent of a table's policies. */
  private record Bodies(
      Optional<SqlExpressions.Node> rows,
      Map<String, SqlExpressions.Node> masks,
      SortedMap<String, DataType> types) {}

  private static Bodies bodies(ResourceState state, Address address, SfTable table) {
    TreeMap<String, DataType> types = new TreeMap<>();
    for (SfColumn column : table.columns()) {
      types.put(column.name(), SfTypes.neutral(column.type(), column.neutral()).orElseThrow());
    }
    List<String> path = address.path();
    Optional<SqlExpressions.Node> rows =
        state
            .get(SfRowPolicy.address(address.platform(), path.get(0), path.get(1), path.get(2)))
            .map(r -> (SfRowPolicy) SfResource.of(r))
            .map(p -> sent(() -> SfBodies.rows(p.rows(), types), p.columns()));
    Map<String, SqlExpressions.Node> masks = new HashMap<>();
    for (String column : types.keySet()) {
      state
          .get(SfMask.address(address.platform(), path.get(0), path.get(1), path.get(2), column))
          .map(r -> (SfMask) SfResource.of(r))
          .ifPresent(
              m ->
                  masks.put(
                      column,
                      sent(
                          () -> SfBodies.mask(rule(m), column, types),
                          SfBodies.signature(rule(m), column, types).stream()
                              .map(a -> a.name())
                              .toList())));
    }
    return new Bodies(rows, masks, types);
  }

  private static CellRule rule(SfMask mask) {
    if (mask.look() instanceof SfMask.Look.Ruled(CellRule rule)) {
      return rule;
    }
    throw new IllegalStateException("a policy that nobody can read");
  }

  /** How a body is written. */
  @FunctionalInterface
  private interface Writing {
    SqlText text() throws UnwritableException;
  }

  private static SqlExpressions.Node sent(Writing body, List<String> signature) {
    try {
      SqlExpressions.Node node = SqlExpressions.whole(body.text().toString());
      for (String name : SqlExpressions.names(node)) {
        if (!signature.contains(name)) {
          throw Refused.identifier(name);
        }
      }
      return node;
    } catch (UnwritableException e) {
      throw new IllegalStateException("a policy that would be refused", e);
    }
  }

  private static boolean keeps(
      Bodies bodies, Map<String, @Nullable Object> row, SqlMeaning.Session session) {
    return bodies.rows().isEmpty()
        || Boolean.TRUE.equals(SqlMeaning.of(bodies.rows().get(), row, session));
  }

  private static Map<String, @Nullable Object> cells(
      Bodies bodies, SfTable table, Map<String, @Nullable Object> row, SqlMeaning.Session session) {
    Map<String, @Nullable Object> cells = new HashMap<>();
    for (SfColumn column : table.columns()) {
      SqlExpressions.Node mask = bodies.masks().get(column.name());
      cells.put(
          column.name(), mask == null ? row.get(column.name()) : SqlMeaning.of(mask, row, session));
    }
    return cells;
  }
}
