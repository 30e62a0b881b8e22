package io.meshwright.provider.aws;

import com.google.inject.Guice;
import io.meshwright.api.model.Platform;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;

/** Opens accounts and regions of AWS; found on the class path as a service. */
public final class AwsProviderFactory implements ProviderFactory {
  /** The id that platforms name as their provider. */
  public static final String ID = "aws";

  private final AwsGateways.Opener opener;

  /** For the service loader. */
  public AwsProviderFactory() {
    this(AwsSdk::open);
  }

  AwsProviderFactory(AwsGateways.Opener opener) {
    this.opener = opener;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return AwsCapabilities.read();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    AwsConfig config = AwsConfig.of(platform);
    AwsGateways gateways = opener.open(config, new CallMeter(platform.name(), runtime.meter()));
    return Guice.createInjector(new AwsModule(platform, config, runtime, gateways))
        .getInstance(AwsPlatform.class);
  }
}
