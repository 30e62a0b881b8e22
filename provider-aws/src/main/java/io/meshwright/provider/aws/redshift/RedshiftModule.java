package io.meshwright.provider.aws.redshift;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PlatformName;
import io.meshwright.provider.aws.redshift.apply.RedshiftExecutor;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftReader;
import io.meshwright.provider.aws.redshift.lift.RedshiftLifter;
import io.meshwright.provider.aws.redshift.translate.RedshiftTranslator;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Translator;
import java.time.InstantSource;

/** How the parts of one platform find each other. */
final class RedshiftModule extends AbstractModule {
  private final Platform platform;
  private final PlatformRuntime runtime;
  private final RedshiftGateways gateways;

  RedshiftModule(Platform platform, PlatformRuntime runtime, RedshiftGateways gateways) {
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
    bind(RedshiftGateways.class).toInstance(gateways);
    bind(RedshiftGateway.class).toInstance(gateways.gateway());
    bind(Translator.class).toInstance(new RedshiftTranslator(RedshiftCapabilities.read()));
    bind(Lifter.class).toInstance(new RedshiftLifter());
    bind(RedshiftReader.class).in(Singleton.class);
    bind(RedshiftExecutor.class).in(Singleton.class);
    bind(RedshiftPlatform.class).in(Singleton.class);
  }
}
