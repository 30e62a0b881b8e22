package io.meshwright.provider.postgres;

import com.google.inject.Guice;
import io.meshwright.api.model.Platform;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;

/** Opens PostgreSQL platforms; found on the class path as a service. */
public final class PostgresProviderFactory implements ProviderFactory {
  /** The id that platforms name as their provider. */
  public static final String ID = "postgres";

  /** For the service loader. */
  public PostgresProviderFactory() {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return PostgresCapabilities.read();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    PostgresConfig config = PostgresConfig.of(platform);
    return Guice.createInjector(new PostgresModule(platform, config, runtime))
        .getInstance(PostgresPlatform.class);
  }
}
