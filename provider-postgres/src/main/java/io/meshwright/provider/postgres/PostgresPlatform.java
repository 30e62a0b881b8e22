package io.meshwright.provider.postgres;

import io.meshwright.provider.postgres.apply.PgExecutor;
import io.meshwright.provider.postgres.client.CatalogueGateway;
import io.meshwright.provider.postgres.client.DdlGateway;
import io.meshwright.provider.postgres.client.PgReader;
import io.meshwright.provider.postgres.client.PgTarget;
import io.meshwright.provider.postgres.client.RowGateway;
import io.meshwright.provider.postgres.transfer.PgProber;
import io.meshwright.provider.postgres.transfer.PgTransfer;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Prober;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;
import java.util.Optional;

/** One PostgreSQL database, opened; it connects when it is first asked. */
final class PostgresPlatform implements PlatformProvider {
  private final Pure pure;
  private final Remote remote;
  private final Gateways gateways;
  private final PgTarget target;

  @Inject
  PostgresPlatform(Pure pure, Remote remote, Gateways gateways, PgTarget target) {
    this.pure = pure;
    this.remote = remote;
    this.gateways = gateways;
    this.target = target;
  }

  /** What needs no server. */
  static final class Pure {
    private final Translator translator;
    private final Lifter lifter;

    @Inject
    Pure(Translator translator, Lifter lifter) {
      this.translator = translator;
      this.lifter = lifter;
    }
  }

  /** What asks the server. */
  static final class Remote {
    private final PgReader reader;
    private final PgExecutor executor;
    private final PgProber prober;
    private final PgTransfer transfer;

    @Inject
    Remote(PgReader reader, PgExecutor executor, PgProber prober, PgTransfer transfer) {
      this.reader = reader;
      this.executor = executor;
      this.prober = prober;
      this.transfer = transfer;
    }
  }

  /** What holds connections. */
  static final class Gateways {
    private final CatalogueGateway catalogue;
    private final DdlGateway ddl;
    private final RowGateway rows;

    @Inject
    Gateways(CatalogueGateway catalogue, DdlGateway ddl, RowGateway rows) {
      this.catalogue = catalogue;
      this.ddl = ddl;
      this.rows = rows;
    }

    private void close() {
      catalogue.close();
      ddl.close();
      rows.close();
    }
  }

  @Override
  public Translator translator() {
    return pure.translator;
  }

  @Override
  public Reader reader() {
    return remote.reader;
  }

  @Override
  public Lifter lifter() {
    return pure.lifter;
  }

  @Override
  public Executor executor() {
    return remote.executor;
  }

  @Override
  public Optional<Prober> prober() {
    return Optional.of(remote.prober);
  }

  @Override
  public Optional<Transfer> transfer() {
    return Optional.of(remote.transfer);
  }

  @Override
  public Optional<LocalServer> localServer() {
    return target.localServer();
  }

  @Override
  public void close() {
    remote.prober.close();
    gateways.close();
  }
}
