package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Reads live facts in bulk, with the same few queries whatever there is. */
public final class PgReader implements Reader {
  private final PlatformName platform;
  private final CatalogueGateway catalogue;

  /** Reads a platform. */
  @Inject
  PgReader(PlatformName platform, CatalogueGateway catalogue) {
    this.platform = platform;
    this.catalogue = catalogue;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    try {
      PgLive.of(platform.value(), catalogue.read(CatalogueScope.of(scope)))
          .values()
          .forEach(inAddressOrder);
    } catch (PgFailure e) {
      throw e.turned();
    }
  }
}
