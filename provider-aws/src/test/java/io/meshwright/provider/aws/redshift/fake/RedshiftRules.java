package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.resource.Attributes;
import io.meshwright.kit.resource.MaskValue;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.aws.redshift.sql.RsConditions;
import io.meshwright.provider.aws.redshift.sql.RsMasks;
import io.meshwright.provider.aws.redshift.sql.RsTypes;
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

/**
 * What Redshift shows, from its pages on roles, row-level security and dynamic data masking: rights
 * of all roles add up; row policies of all roles add up as the table says; of masking policies the
 * one of the highest priority counts, and without one the value is shown; row policies come before
 * masks. Expressions are judged as the text that the server would get.
 */
public final class RedshiftRules implements NativeEnforcement {
  /** Rules; they have no state. */
  public RedshiftRules() {}

  /** A column: published name and neutral type. */
  private record Named(String published, DataType type) {}

  @Override
  public TableRows shown(
      ResourceState state, Address table, List<List<DataValue>> rows, Asking asks) {
    Resource found = state.get(table).orElseThrow();
    Map<String, Named> columns = columns(found);
    Set<String> named = new HashSet<>();
    boolean enters = false;
    for (Resource grant : state.under("grant", List.of(table.path().getFirst()))) {
      List<String> path = grant.address().path();
      if (!asks.active().contains(path.get(2))) {
        continue;
      }
      enters |= path.get(1).isEmpty() && bag(grant, "privileges").contains("USAGE");
      if (path.get(1).equals(table.path().get(1))) {
        boolean all = bag(grant, "privileges").contains("SELECT");
        named.addAll(all ? columns.keySet() : bag(grant, "columns"));
      }
    }
    boolean wholly = readsShared(state, found, asks);
    if (wholly) {
      named.addAll(columns.keySet());
    }
    if (!wholly && (!enters || named.isEmpty())) {
      return new TableRows(List.of(), List.of());
    }
    List<String> order = columns.keySet().stream().filter(named::contains).toList();
    List<List<DataValue>> shown = new ArrayList<>();
    for (List<DataValue> values : rows) {
      Map<String, DataValue> row = new HashMap<>();
      int i = 0;
      for (String column : columns.keySet()) {
        row.put(column, values.get(i++));
      }
      if (wholly) {
        shown.add(values);
      } else if (keeps(state, found, columns, row, asks)) {
        shown.add(
            order.stream()
                .map(
                    c ->
                        masked(
                            state,
                            table,
                            c,
                            Optional.ofNullable(columns.get(c)).orElseThrow().type(),
                            row.getOrDefault(c, DataValue.Null.VALUE),
                            asks))
                .toList());
      }
    }
    return new TableRows(
        order.stream()
            .map(c -> Optional.ofNullable(columns.get(c)).orElseThrow().published())
            .toList(),
        shown);
  }

  /**
   * Whether somebody is a namespace or account that uses a datashare of the table. Its page says
   * that row policies shut a table there, unless they are off for datashares, and then are not
   * asked; that masks shut it is left out, as one statement undoes it which no view shows.
   */
  private static boolean readsShared(ResourceState state, Resource table, Asking asks) {
    Attributes attributes = Attributes.of(table);
    if (!attributes.text("row-security").equals("off") && !attributes.has("shared")) {
      return false;
    }
    String schema = table.address().path().getFirst();
    for (Resource use : state.under("share-grant", List.of(schema))) {
      boolean reads =
          bag(use, "privileges").contains("USAGE")
              && asks.active().contains(use.address().path().get(2))
              && isAuthorised(state, use);
      Optional<Resource> share =
          state.get(
              Address.of(
                  table.address().platform(), "datashare", schema, use.address().path().get(1)));
      if (reads
          && share.isPresent()
          && (Attributes.of(share.get()).bool("takes-all")
              || bag(share.get(), "tables").contains(table.address().path().get(1)))) {
        return true;
      }
    }
    return false;
  }

  /** Another account is shown nothing before an administrator of this one lets it. */
  private static boolean isAuthorised(ResourceState state, Resource use) {
    List<String> path = use.address().path();
    return path.get(2).startsWith("namespace:")
        || state
            .get(
                Address.of(
                    use.address().platform(),
                    "share-authorisation",
                    path.get(0),
                    path.get(1),
                    path.get(2)))
            .isPresent();
  }

  private static Map<String, Named> columns(Resource table) {
    Map<String, Named> columns = new LinkedHashMap<>();
    Attributes attributes = Attributes.of(table);
    for (Value value : attributes.sequence("columns")) {
      Attributes column = attributes.of(value);
      columns.put(
          column.text("name"),
          new Named(
              column.text("published"),
              RsTypes.neutral(column.text("type"), column.text("neutral")).orElseThrow()));
    }
    return columns;
  }

  private static boolean keeps(
      ResourceState state,
      Resource table,
      Map<String, Named> columns,
      Map<String, DataValue> row,
      Asking asks) {
    String security = Attributes.of(table).text("row-security");
    if (security.equals("off")) {
      return true;
    }
    boolean all = security.equals("and");
    TreeMap<String, DataType> types = new TreeMap<>();
    columns.forEach((name, named) -> types.put(name, named.type()));
    int attached = 0;
    int kept = 0;
    boolean own = false;
    for (Resource policy : state.under("row-policy", table.address().path())) {
      String who = policy.address().path().get(2);
      // What takes rows away counts for roles that somebody holds; they all count at any time.
      if ((all ? asks.held() : asks.active()).contains(who)) {
        attached++;
        own |= asks.active().contains(who);
        kept += SqlMeaning.keeps(sent(policy, types), row) ? 1 : 0;
      }
    }
    // Nobody writes what somebody sees to whom no policy is attached: everything, then.
    return !own || (all ? kept == attached : kept > 0);
  }

  private static String sent(Resource policy, SortedMap<String, DataType> types) {
    if (policy.attribute("rows").orElseThrow() instanceof Value.Condition(Expression condition)) {
      try {
        return RsConditions.write(condition, types).toString();
      } catch (UnwritableException e) {
        throw new IllegalStateException("a policy that would be refused: " + condition.text(), e);
      }
    }
    throw new IllegalStateException("a policy that nobody can read");
  }

  private static DataValue masked(
      ResourceState state,
      Address table,
      String column,
      DataType type,
      DataValue value,
      Asking asks) {
    Optional<Resource> mask =
        state.get(
            Address.of(table.platform(), "mask", table.path().get(0), table.path().get(1), column));
    if (mask.isEmpty()) {
      return value;
    }
    Attributes attributes = Attributes.of(mask.get());
    int highest = Integer.MIN_VALUE;
    DataValue shown = value;
    for (Value one : attributes.sequence("levels")) {
      Attributes level = attributes.of(one);
      boolean applies =
          level.bag("to").stream().anyMatch(t -> t.equals("public") || asks.active().contains(t));
      if (applies && level.number("priority") > highest) {
        highest = level.number("priority");
        shown = SqlMeaning.masked(sent(level, type), value, type);
      }
    }
    return shown;
  }

  private static String sent(Attributes level, DataType type) {
    Optional<Mask> mask =
        level.has("looks") ? Optional.of(MaskValue.mask(level.object("looks"))) : Optional.empty();
    try {
      return RsMasks.write(mask, type).toString();
    } catch (UnwritableException e) {
      throw new IllegalStateException("a mask that would be refused", e);
    }
  }

  private static Set<String> bag(Resource resource, String name) {
    return resource.attribute(name).orElseThrow() instanceof Value.Bag(var values)
        ? values
        : Set.of();
  }
}
