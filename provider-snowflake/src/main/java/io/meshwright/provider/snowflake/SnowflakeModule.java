package io.meshwright.provider.snowflake;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PlatformName;
import io.meshwright.provider.snowflake.apply.SnowflakeExecutor;
import io.meshwright.provider.snowflake.client.ReadAlso;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.client.SnowflakeReader;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.provider.snowflake.lift.SnowflakeLifter;
import io.meshwright.provider.snowflake.translate.SnowflakeTranslator;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Translator;
import java.time.InstantSource;

/** How the parts of one platform find each other. */
final class SnowflakeModule extends AbstractModule {
  private final Platform platform;
  private final PlatformRuntime runtime;
  private final SnowflakeGateways gateways;
  private final SnowflakeConfig config;

  SnowflakeModule(
      Platform platform,
      PlatformRuntime runtime,
      SnowflakeGateways gateways,
      SnowflakeConfig config) {
    this.config = config;
    this.platform = platform;
    this.runtime = runtime;
    this.gateways = gateways;
  }

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
    bind(PlatformName.class).toInstance(platform.name());
    bind(InstantSource.class).toInstance(runtime.clock());
    bind(SnowflakeTarget.class).toInstance(config.target());
    bind(ReadAlso.class).toInstance(config.also());
    bind(SnowflakeGateways.class).toInstance(gateways);
    bind(SnowflakeGateway.class).toInstance(gateways.gateway());
    bind(Translator.class).toInstance(new SnowflakeTranslator(SnowflakeCapabilities.read()));
    bind(Lifter.class).toInstance(new SnowflakeLifter());
    bind(SnowflakeReader.class).in(Singleton.class);
    bind(SnowflakeExecutor.class).in(Singleton.class);
    bind(SnowflakePlatform.class).in(Singleton.class);
  }
}
