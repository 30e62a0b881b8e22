package io.meshwright.provider.postgres.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.CatalogueScope;
import io.meshwright.provider.postgres.resource.PgTable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a batch reaches beside its own objects: to what reads a table whose columns change, in
 * whatever schema that is.
 *
 * @param tables addresses of tables whose columns change in a way that others feel
 */
record BatchReach(String platform, Set<Address> tables) {
  static BatchReach of(String platform, List<Change> changes) {
    Set<Address> tables = new TreeSet<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Update update -> add(update.live(), update, tables);
        case Change.Adopt adopt -> add(adopt.live(), adopt, tables);
        case Change.Create create -> {}
        case Change.Replace replace -> {}
        case Change.Delete delete -> {}
      }
    }
    return new BatchReach(platform, tables);
  }

  private static void add(Seen.Present live, Change change, Set<Address> tables) {
    boolean reaches =
        change.address().kind().equals(PgTable.KIND)
            && change
                .after()
                .map(after -> TableChange.of(PgTable.of(live.resource()), PgTable.of(after)))
                .filter(TableChange::reachesOthers)
                .isPresent();
    if (reaches) {
      tables.add(change.address());
    }
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  /** The scope with the schemas of what reads the tables. */
  CatalogueScope extend(CatalogueScope scope, CatalogueRows rows) {
    Set<String> schemas = new TreeSet<>(scope.schemas());
    for (CatalogueRows.Dependent dependent : rows.dependents()) {
      if (tables.contains(PgTable.address(platform, dependent.schema(), dependent.relation()))) {
        schemas.add(dependent.ofSchema());
      }
    }
    return scope.withSchemas(schemas);
  }
}
