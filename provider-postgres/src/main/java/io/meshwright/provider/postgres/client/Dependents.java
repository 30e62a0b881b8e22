package io.meshwright.provider.postgres.client;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.client.CatalogueRows.Dependent;
import io.meshwright.provider.postgres.resource.Obstacles;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells what reads an object and is ours to take away and put back from what is not, and notes the
 * latter beside the fact. What stands on a view of ours stands on that view's table too, since the
 * view cannot be taken away under it.
 */
final class Dependents {
  private final NavigableMap<Address, Seen.Present> facts;
  private final String platform;
  private final Map<Address, TreeMap<String, SortedSet<String>>> found = new HashMap<>();

  private Dependents(NavigableMap<Address, Seen.Present> facts, String platform) {
    this.facts = facts;
    this.platform = platform;
  }

  static void addTo(
      NavigableMap<Address, Seen.Present> facts, String platform, List<Dependent> rows) {
    Dependents dependents = new Dependents(facts, platform);
    List<Dependent> onTables = new ArrayList<>();
    for (Dependent row : rows) {
      Address view = PgView.address(platform, row.schema(), row.relation());
      if (facts.containsKey(view)) {
        dependents.add(view, row, List.of(row.text()));
      } else {
        onTables.add(row);
      }
    }
    onTables.forEach(dependents::onTable);
    dependents.found.forEach(
        (address, columns) ->
            facts.computeIfPresent(address, (a, fact) -> new Obstacles(columns).beside(fact)));
  }

  private void onTable(Dependent row) {
    Address table = PgTable.address(platform, row.schema(), row.relation());
    Optional<Marker> marker = marker(table);
    Address view = PgView.address(platform, row.ofSchema(), row.of());
    boolean ours =
        switch (row.kind()) {
          case "view" -> isOurs(view, marker, fact -> isRead(PgView.of(fact.resource())));
          case "policy" ->
              isOurs(
                  PgPolicy.address(platform, row.ofSchema(), row.of(), row.name()),
                  marker,
                  fact -> isRead(PgPolicy.of(fact.resource())));
          default -> false;
        };
    if (!ours) {
      add(table, row, List.of(row.text()));
    } else if (row.kind().equals("view")) {
      TreeSet<String> onView = new TreeSet<>();
      found.getOrDefault(view, new TreeMap<>()).values().forEach(onView::addAll);
      add(table, row, onView);
    }
  }

  private Optional<Marker> marker(Address address) {
    Seen.Present fact = facts.get(address);
    return fact != null && fact.owner() instanceof Owner.Marked(Marker marker)
        ? Optional.of(marker)
        : Optional.empty();
  }

  private boolean isOurs(
      Address address, Optional<Marker> table, Predicate<Seen.Present> canBeMadeAgain) {
    Seen.Present fact = facts.get(address);
    Optional<Marker> marker = marker(address);
    return fact != null
        && table.isPresent()
        && marker.isPresent()
        && marker.get().mesh().equals(table.get().mesh())
        && canBeMadeAgain.test(fact);
  }

  private static boolean isRead(PgView view) {
    return view.body() instanceof PgView.Select;
  }

  private static boolean isRead(PgPolicy policy) {
    List<Expression> opaque = new ArrayList<>();
    List.of(policy.using(), policy.check())
        .forEach(
            condition ->
                condition.ifPresent(
                    c ->
                        NormalForm.mapLeaves(
                            c,
                            leaf -> {
                              if (leaf instanceof Expression.Opaque) {
                                opaque.add(leaf);
                              }
                              return leaf;
                            })));
    return opaque.isEmpty();
  }

  private void add(Address on, Dependent row, Iterable<String> names) {
    boolean hangs =
        on.kind().equals(PgView.KIND)
            && row.ofSchema().equals(row.schema())
            && row.of().equals(row.relation());
    List<String> columns = hangs || row.columns().isEmpty() ? List.of("") : row.columns();
    for (String name : names) {
      for (String column : columns) {
        found
            .computeIfAbsent(on, a -> new TreeMap<>())
            .computeIfAbsent(column, c -> new TreeSet<>())
            .add(name);
      }
    }
  }
}
