package io.meshwright.provider.postgres;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.util.Modules;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.postgres.client.CatalogueRows;
import io.meshwright.provider.postgres.client.CatalogueScope;
import io.meshwright.provider.postgres.client.DdlGateway;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.JdbcDdl;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.Lease;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;
import java.util.function.UnaryOperator;

/**
 * PostgreSQL platforms with parts and statements that are changed on the way.
 *
 * @param parts puts other parts in the place of the adapter's
 * @param statements what becomes of each statement
 */
public record FaultyPostgres(
    UnaryOperator<PlatformProvider> parts, UnaryOperator<String> statements)
    implements ProviderFactory {
  @Override
  public String id() {
    return PostgresProviderFactory.ID;
  }

  @Override
  public Capabilities capabilities() {
    return PostgresCapabilities.read();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    return parts.apply(
        Guice.createInjector(
                Modules.override(new PostgresModule(platform, PostgresConfig.of(platform), runtime))
                    .with(new Statements(statements)))
            .getInstance(PostgresPlatform.class));
  }

  /** Binds the gateway whose statements are changed. */
  private static final class Statements extends AbstractModule {
    private final UnaryOperator<String> statements;

    Statements(UnaryOperator<String> statements) {
      this.statements = statements;
    }

    @Provides
    @Singleton
    DdlGateway changing(JdbcDdl real) {
      return new ChangingDdl(real, statements);
    }
  }

  /** The real gateway, but for the text of statements. */
  private record ChangingDdl(DdlGateway real, UnaryOperator<String> statements)
      implements DdlGateway {
    @Override
    public Lease lease(WorkspaceId mesh) throws PgFailure {
      return real.lease(mesh);
    }

    @Override
    public Transaction begin() throws PgFailure {
      Transaction begun = real.begin();
      return new Transaction() {
        @Override
        public CatalogueRows read(CatalogueScope scope) throws PgFailure {
          return begun.read(scope);
        }

        @Override
        public void execute(Address subject, DdlStep step) throws PgFailure {
          begun.execute(
              subject,
              step instanceof DdlStep.Sql sql
                  ? new DdlStep.Sql(sql.what(), statements.apply(sql.text()), sql.remedies())
                  : step);
        }

        @Override
        public void commit() throws PgFailure {
          begun.commit();
        }

        @Override
        public void close() {
          begun.close();
        }
      };
    }

    @Override
    public void cancel() {
      real.cancel();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
