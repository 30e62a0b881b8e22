package io.meshwright.provider.aws.redshift;

import com.google.inject.Guice;
import io.meshwright.api.model.Platform;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;

/** Opens databases of Amazon Redshift; found on the class path as a service. */
public final class RedshiftProviderFactory implements ProviderFactory {
  /** The id that platforms name as their provider. */
  public static final String ID = "redshift";

  private final RedshiftGateways.Opener opener;

  /** For the service loader. */
  public RedshiftProviderFactory() {
    this(RedshiftGateways::sdk);
  }

  RedshiftProviderFactory(RedshiftGateways.Opener opener) {
    this.opener = opener;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Capabilities capabilities() {
    return RedshiftCapabilities.read();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    RedshiftConfig config = RedshiftConfig.of(platform);
    RedshiftGateways gateways =
        opener.open(config, new CallMeter(platform.name(), runtime.meter()));
    return Guice.createInjector(new RedshiftModule(platform, runtime, gateways))
        .getInstance(RedshiftPlatform.class);
  }
}
