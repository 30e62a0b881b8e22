package io.meshwright.provider.aws.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads live facts in bulk: all databases, the tables of those that matter, and every filter and
 * right of the account.
 */
public final class AwsReader implements Reader {
  private final PlatformName platform;
  private final CatalogueGateway catalogue;
  private final PermissionGateway permissions;

  /** Reads a platform. */
  @Inject
  AwsReader(PlatformName platform, CatalogueGateway catalogue, PermissionGateway permissions) {
    this.platform = platform;
    this.catalogue = catalogue;
    this.permissions = permissions;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    List<GlueDatabase> all = catalogue.databases();
    TreeSet<String> names = new TreeSet<>();
    for (Address address : scope.wanted()) {
      if (!address.kind().equals(AwsTagGrant.KIND)) {
        names.add(address.path().getFirst());
      }
    }
    for (GlueDatabase database : all) {
      Markers.of(database.parameters())
          .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
          .ifPresent(m -> names.add(database.name()));
    }
    AwsLive.of(platform.value(), names, all, catalogue, permissions)
        .facts()
        .values()
        .forEach(inAddressOrder);
  }
}
