package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsCatalogueGrant;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import java.util.List;
import java.util.SortedSet;

/** What rights on a catalogue give on each of its tables and views: perhaps everything. */
final class CatalogueRights {
  private static final SortedSet<String> EVERYTHING =
      Ordered.set(List.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT"));

  private CatalogueRights() {}

  /** The same as rights on every table, wherever it is. */
  static List<AwsGrant> everywhere(ResourceState state) {
    return state.under(AwsCatalogueGrant.KIND, List.of()).stream()
        .map(r -> (AwsCatalogueGrant) AwsResource.of(r))
        .map(g -> new AwsGrant("", AwsGrant.EVERY_TABLE, "", g.principal(), EVERYTHING, EVERYTHING))
        .toList();
  }
}
