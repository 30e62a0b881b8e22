package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.Markers;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The ledgers of databases and tables, which say which rights are ours. */
final class GrantLedgers {
  private final CatalogueGateway catalogue;
  private final AwsLive live;
  private final Map<Change, Outcome> failures;

  /**
   * Ledgers.
   *
   * @param failures changes that failed: nothing is written for them; those that fail here join
   */
  GrantLedgers(CatalogueGateway catalogue, AwsLive live, Map<Change, Outcome> failures) {
    this.catalogue = catalogue;
    this.live = live;
    this.failures = failures;
  }

  /** A line of the ledger of a table; with an empty table of that of a database. */
  record Entry(Change change, String database, String table, String claim) {}

  /** One write for each database or table whose ledger changes. */
  void write(List<Entry> entries, boolean claims) {
    Map<List<String>, List<Entry>> byPlace = new TreeMap<>(GrantLedgers::compare);
    for (Entry entry : entries) {
      if (!failures.containsKey(entry.change())) {
        byPlace
            .computeIfAbsent(List.of(entry.database(), entry.table()), k -> new ArrayList<>())
            .add(entry);
      }
    }
    byPlace.forEach(
        (place, all) -> {
          List<String> keys = all.stream().map(Entry::claim).toList();
          try {
            write(place.get(0), place.get(1), keys, claims);
          } catch (MeshException e) {
            all.forEach(
                entry ->
                    failures.put(entry.change(), AwsBatch.FAILURES.of(entry.change(), e, true)));
          }
        });
  }

  private static int compare(List<String> one, List<String> other) {
    int first = one.get(0).compareTo(other.get(0));
    return first != 0 ? first : one.get(1).compareTo(other.get(1));
  }

  private void write(String database, String table, List<String> keys, boolean claims) {
    if (table.isEmpty()) {
      live.database(database)
          .ifPresent(
              now -> {
                SortedSet<String> ledger = changed(Markers.claims(now.parameters()), keys, claims);
                if (!ledger.equals(Markers.claims(now.parameters()))) {
                  catalogue.update(
                      new GlueDatabase(
                          now.name(),
                          now.description(),
                          now.location(),
                          Markers.claiming(now.parameters(), ledger)));
                }
              });
      return;
    }
    live.table(database, table)
        .ifPresent(
            now -> {
              SortedSet<String> ledger = changed(Markers.claims(now.parameters()), keys, claims);
              if (!ledger.equals(Markers.claims(now.parameters()))) {
                catalogue.update(claiming(now, ledger));
              }
            });
  }

  private static GlueTable claiming(GlueTable table, SortedSet<String> ledger) {
    return table.with(Markers.claiming(table.parameters(), ledger));
  }

  private static SortedSet<String> changed(
      SortedSet<String> ledger, List<String> keys, boolean claims) {
    TreeSet<String> changed = new TreeSet<>(ledger);
    if (claims) {
      changed.addAll(keys);
    } else {
      keys.forEach(changed::remove);
    }
    return changed;
  }
}
