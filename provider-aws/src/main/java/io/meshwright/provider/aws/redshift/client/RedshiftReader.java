package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsRoleGrant;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reads live facts in bulk: one query for each view of the catalogue. */
public final class RedshiftReader implements Reader {
  private static final Set<String> WITHOUT_SCHEMA = Set.of(RsRoleGrant.KIND, RsSystemGrant.KIND);

  private final PlatformName platform;
  private final RedshiftGateway gateway;

  /** Reads a platform. */
  @Inject
  RedshiftReader(PlatformName platform, RedshiftGateway gateway) {
    this.platform = platform;
    this.gateway = gateway;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    TreeSet<String> names = new TreeSet<>();
    for (Address address : scope.wanted()) {
      addSchema(address, names);
    }
    for (CatalogueRows.Row row : CatalogueRows.schemas(gateway).of(CatalogueQuery.SCHEMAS)) {
      RsComments.of(row.optional(2))
          .marker()
          .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
          .ifPresent(m -> names.add(row.text(0)));
    }
    RsLive.of(platform.value(), names, gateway).facts().values().forEach(inAddressOrder);
  }

  /** Adds the schema that an address lies in, where it lies in one. */
  public static void addSchema(Address address, Set<String> names) {
    if (!WITHOUT_SCHEMA.contains(address.kind())
        && !address.path().getFirst().equals(RsGrant.EVERY)) {
      names.add(address.path().getFirst());
    }
  }
}
