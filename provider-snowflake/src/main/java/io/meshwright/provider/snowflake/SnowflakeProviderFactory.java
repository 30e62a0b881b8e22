package io.meshwright.provider.snowflake;

import com.google.inject.Guice;
import io.meshwright.api.model.Platform;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;

/** Opens accounts of Snowflake; found on the class path as a service. */
public final class SnowflakeProviderFactory implements ProviderFactory {
  /** The id that platforms name as their provider. */
  public static final String ID = "snowflake";

  private final SnowflakeGateways.Opener opener;

  /** For the service loader. */
  public SnowflakeProviderFactory() {
    this(SnowflakeGateways::jdbc);
  }

  SnowflakeProviderFactory(SnowflakeGateways.Opener opener) {
    this.opener = opener;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return SnowflakeCapabilities.read();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    SnowflakeConfig config = SnowflakeConfig.of(platform);
    SnowflakeGateways gateways =
        opener.open(config, new CallMeter(platform.name(), runtime.meter()), runtime);
    return Guice.createInjector(new SnowflakeModule(platform, runtime, gateways, config))
        .getInstance(SnowflakePlatform.class);
  }
}
