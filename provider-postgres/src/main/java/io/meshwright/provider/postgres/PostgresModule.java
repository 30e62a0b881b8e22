package io.meshwright.provider.postgres;

import com.google.inject.AbstractModule;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PlatformName;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.postgres.apply.PgExecutor;
import io.meshwright.provider.postgres.client.CatalogueGateway;
import io.meshwright.provider.postgres.client.DdlGateway;
import io.meshwright.provider.postgres.client.JdbcCatalogue;
import io.meshwright.provider.postgres.client.JdbcDdl;
import io.meshwright.provider.postgres.client.JdbcRows;
import io.meshwright.provider.postgres.client.LocalTarget;
import io.meshwright.provider.postgres.client.PgConnections;
import io.meshwright.provider.postgres.client.PgReader;
import io.meshwright.provider.postgres.client.PgTarget;
import io.meshwright.provider.postgres.client.RemoteTarget;
import io.meshwright.provider.postgres.client.RowGateway;
import io.meshwright.provider.postgres.lift.PgLifter;
import io.meshwright.provider.postgres.transfer.PgProber;
import io.meshwright.provider.postgres.transfer.PgTransfer;
import io.meshwright.provider.postgres.transfer.ViewSources;
import io.meshwright.provider.postgres.translate.PgNames;
import io.meshwright.provider.postgres.translate.PgTranslator;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Translator;
import jakarta.inject.Singleton;

/** How the parts of one platform find each other. */
final class PostgresModule extends AbstractModule {
  private final Platform platform;
  private final PostgresConfig config;
  private final PlatformRuntime runtime;

  PostgresModule(Platform platform, PostgresConfig config, PlatformRuntime runtime) {
    this.platform = platform;
    this.config = config;
    this.runtime = runtime;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind(PlatformName.class).toInstance(platform.name());
    bind(NamePrefix.class).toInstance(platform.namePrefix());
    bind(CallMeter.class).toInstance(new CallMeter(platform.name(), runtime.meter()));
    bind(PgTarget.class).toInstance(target());
    bind(PgConnections.class).in(Singleton.class);
    bind(JdbcCatalogue.class).in(Singleton.class);
    bind(JdbcDdl.class).in(Singleton.class);
    bind(JdbcRows.class).in(Singleton.class);
    bind(CatalogueGateway.class).to(JdbcCatalogue.class);
    bind(DdlGateway.class).to(JdbcDdl.class);
    bind(RowGateway.class).to(JdbcRows.class);
    bind(Translator.class).toInstance(translator());
    bind(Lifter.class).toInstance(new PgLifter());
    bind(PgReader.class).in(Singleton.class);
    bind(PgExecutor.class).in(Singleton.class);
    bind(ViewSources.class).in(Singleton.class);
    bind(PgProber.class).in(Singleton.class);
    bind(PgTransfer.class).in(Singleton.class);
    bind(PostgresPlatform.Pure.class).in(Singleton.class);
    bind(PostgresPlatform.Remote.class).in(Singleton.class);
    bind(PostgresPlatform.Gateways.class).in(Singleton.class);
    bind(PostgresPlatform.class).in(Singleton.class);
  }

  private Translator translator() {
    return new PgTranslator(
        PostgresCapabilities.read(), config.mode() == PostgresConfig.Mode.EMBEDDED);
  }

  private PgTarget target() {
    return switch (config.mode()) {
      case EMBEDDED ->
          new LocalTarget(
              runtime.stateFolder().resolve(platform.name().value()),
              session -> PgNames.session(platform.namePrefix(), session.session().id()));
      case SERVER ->
          new RemoteTarget(
              platform.name(),
              config.url().orElseThrow(),
              config.user().orElseThrow(),
              config.password(),
              runtime.secrets());
    };
  }
}
