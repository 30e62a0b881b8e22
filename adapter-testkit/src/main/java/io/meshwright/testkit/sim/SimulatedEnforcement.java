package io.meshwright.testkit.sim;

import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform shows to whoever logs in: its own reading of grants, guards and masks, cell by
 * cell, written without a look at the reference semantics or the lifter.
 */
final class SimulatedEnforcement {
  private final Map<String, String> columns;
  private final List<NativeObject> grants;
  private final List<NativeObject> guards;
  private final List<NativeObject> masks;
  private final NativeEnforcement.Asking asks;

  SimulatedEnforcement(
      Resource table,
      List<Resource> grants,
      List<Resource> guards,
      List<Resource> masks,
      NativeEnforcement.Asking asks) {
    this.asks = asks;
    this.columns = columns(table);
    this.grants = grants.stream().map(NativeObject::new).filter(g -> isMine(g, asks)).toList();
    this.guards = guards.stream().map(NativeObject::new).toList();
    this.masks = masks.stream().map(NativeObject::new).toList();
  }

  static Map<String, String> columns(Resource table) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (table.attribute("columns").orElseThrow() instanceof Value.Seq(List<Value> all)) {
      for (Value each : all) {
        if (each instanceof Value.Obj(var fields)) {
          columns.put(
              Optional.ofNullable(fields.get("name")).orElseThrow().text(),
              Optional.ofNullable(fields.get("type")).orElseThrow().text());
        }
      }
    }
    return columns;
  }

  private static boolean isMine(NativeObject grant, NativeEnforcement.Asking asks) {
    return grant.principals().stream().anyMatch(asks.active()::contains)
        && isAlive(grant, asks.now());
  }

  private static boolean isAlive(NativeObject object, Instant now) {
    return object.expires().map(end -> now.compareTo(end) < 0).orElse(true);
  }

  /** Naming a column without a right to it is an error, so only the others are selected. */
  TableRows select(List<List<DataValue>> rows) {
    List<String> named =
        columns.keySet().stream()
            .filter(c -> grants.stream().anyMatch(g -> reaches(g, c)))
            .toList();
    List<List<DataValue>> shown = new ArrayList<>();
    for (List<DataValue> values : rows) {
      Map<String, DataValue> row = new HashMap<>();
      int position = 0;
      for (String column : columns.keySet()) {
        row.put(column, values.get(position++));
      }
      show(row, named).ifPresent(shown::add);
    }
    return new TableRows(named, shown);
  }

  private static boolean reaches(NativeObject grant, String column) {
    return grant.can(NativeObject.OWN)
        || grant.can(NativeObject.ADMIN)
        || grant.can(NativeObject.SELECT) && grant.covers(column);
  }

  private Optional<List<DataValue>> show(Map<String, DataValue> row, List<String> named) {
    EnforcedCondition conditions = new EnforcedCondition(asks, row);
    boolean any = false;
    List<DataValue> cells = new ArrayList<>();
    for (String column : named) {
      Optional<DataValue> cell = cell(column, row, conditions);
      any |= cell.isPresent();
      cells.add(cell.orElse(DataValue.Null.VALUE));
    }
    return any ? Optional.of(cells) : Optional.empty();
  }

  private Optional<DataValue> cell(
      String column, Map<String, DataValue> row, EnforcedCondition conditions) {
    DataValue raw = Optional.ofNullable(row.get(column)).orElseThrow();
    if (grants.stream().anyMatch(g -> g.can(NativeObject.OWN))) {
      return Optional.of(raw);
    }
    if (isDenied(NativeObject.SELECT, column, conditions)) {
      return Optional.empty();
    }
    boolean administers =
        grants.stream().anyMatch(g -> g.can(NativeObject.ADMIN))
            && !isDenied(NativeObject.ADMIN, column, conditions);
    if (administers) {
      return Optional.of(raw);
    }
    for (NativeObject grant : grants) {
      if (grant.can(NativeObject.SELECT)
          && grant.covers(column)
          && conditions.yes(grant.filter())
          && isKept(conditions)) {
        return Optional.of(masked(column, raw));
      }
    }
    return Optional.empty();
  }

  /** A denial is lifted from a row only where its filter says no. */
  private boolean isDenied(String action, String column, EnforcedCondition conditions) {
    for (NativeObject guard : guards) {
      if (guard.is(NativeObject.DENY)
          && guard.can(action)
          && guard.covers(column)
          && isAlive(guard, asks.now())
          && guard.principals().stream().anyMatch(asks.held()::contains)
          && !conditions.no(guard.filter())) {
        return true;
      }
    }
    return false;
  }

  private boolean isKept(EnforcedCondition conditions) {
    for (NativeObject guard : guards) {
      boolean exempt = guard.principals().stream().anyMatch(asks.active()::contains);
      if (guard.is(NativeObject.KEEP) && !exempt && !conditions.yes(guard.filter())) {
        return false;
      }
    }
    return true;
  }

  private DataValue masked(String column, DataValue raw) {
    Optional<NativeObject> binding = Optional.empty();
    for (NativeObject mask : masks) {
      boolean about = mask.resource().address().path().get(2).equals(column);
      boolean exempt = mask.principals().stream().anyMatch(asks.active()::contains);
      if (about && !exempt && binding.map(b -> mask.rank() > b.rank()).orElse(true)) {
        binding = Optional.of(mask);
      }
    }
    return binding
        .flatMap(mask -> mask.resource().attribute(NativeObject.FUNCTION))
        .map(f -> EnforcedMask.mask(f, raw, columns.getOrDefault(column, "")))
        .orElse(raw);
  }
}
