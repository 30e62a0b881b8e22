package io.meshwright.provider.aws;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PlatformName;
import io.meshwright.provider.aws.apply.AwsExecutor;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsReader;
import io.meshwright.provider.aws.lift.AwsLifter;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.provider.aws.translate.AwsTranslator;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Translator;
import java.time.InstantSource;

/** How the parts of one platform find each other. */
final class AwsModule extends AbstractModule {
  private final Platform platform;
  private final AwsConfig config;
  private final PlatformRuntime runtime;
  private final AwsGateways gateways;

  AwsModule(Platform platform, AwsConfig config, PlatformRuntime runtime, AwsGateways gateways) {
    this.platform = platform;
    this.config = config;
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
    bind(AwsGateways.class).toInstance(gateways);
    bind(Account.class).toInstance(gateways.account());
    bind(AwsHome.class).toInstance(config.home());
    bind(AwsPlace.class).toInstance(config.place());
    bind(StreamPlace.class).toInstance(config.streams());
    bind(Translator.class)
        .toInstance(
            new AwsTranslator(
                AwsCapabilities.read(),
                new AwsTranslator.TableSettings(
                    config.place(),
                    config.format(),
                    config.scripts(),
                    config.viewing(),
                    config.tags()),
                config.home(),
                config.streams()));
    bind(Lifter.class).toInstance(new AwsLifter(config.account(), config.viewing().definer()));
    bind(AwsReader.class).in(Singleton.class);
    bind(AwsExecutor.class).in(Singleton.class);
    bind(AwsPlatform.class).in(Singleton.class);
  }
}
