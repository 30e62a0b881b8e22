package io.meshwright.provider.aws;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.testkit.contract.Hands;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Somebody else's hands.
 *
 * @param catalogue Glue
 * @param permissions Lake Formation
 * @param grants gives a stranger the right to select
 */
record ByHand(
    CatalogueGateway catalogue, PermissionGateway permissions, Consumer<LakePermission.On> grants)
    implements Hands {
  /** A table that somebody else makes. */
  static GlueTable table(String database, String name) {
    return new GlueTable(
        database,
        name,
        "made by hand",
        "EXTERNAL_TABLE",
        List.of(new GlueTable.GlueColumn("c", "string", "", Ordered.map(Map.of()))),
        List.of(),
        "s3://elsewhere/" + name + "/",
        new GlueTable.GlueFormat("in", "out", "serde"),
        Ordered.map(Map.of("note", "mine")),
        "");
  }

  @Override
  public void change(Address subject) {
    GlueTable now = now(subject);
    catalogue.update(
        new GlueTable(
            now.database(),
            now.name(),
            "changed by hand",
            now.tableType(),
            now.columns(),
            now.partitionKeys(),
            now.location(),
            now.format(),
            now.parameters(),
            now.versionId()));
  }

  private GlueTable now(Address subject) {
    return catalogue.table(subject.path().get(0), subject.path().get(1)).orElseThrow();
  }

  @Override
  public void grant(Address subject) {
    grants.accept(new LakePermission.Table(subject.path().get(0), subject.path().get(1)));
  }

  @Override
  public void drop(Address address) {
    switch (address.kind()) {
      case "database" -> catalogue.deleteDatabase(address.path().getFirst());
      case "table" -> catalogue.deleteTable(address.path().get(0), address.path().get(1));
      case "filter" ->
          permissions.deleteFilter(
              address.path().get(0), address.path().get(1), address.path().get(2));
      default -> throw new IllegalArgumentException("not dropped by hand: " + address);
    }
  }

  @Override
  public void unmark(Address subject) {
    GlueTable now = now(subject);
    catalogue.update(now.with(Ordered.map(Map.of("note", "mine"))));
  }

  /** What stands on what a run of ours left. */
  static Map<String, String> ours(String database) {
    return Map.of(
        "meshwright.mesh", "retailer",
        "meshwright.workspace", "main",
        "meshwright.scope", database.replaceFirst("_", "."));
  }
}
