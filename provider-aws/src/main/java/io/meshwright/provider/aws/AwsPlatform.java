package io.meshwright.provider.aws;

import io.meshwright.provider.aws.apply.AwsExecutor;
import io.meshwright.provider.aws.client.AwsReader;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One account and region, opened; it connects when it is first asked. */
final class AwsPlatform implements PlatformProvider {
  private final Translator translator;
  private final Lifter lifter;
  private final AwsReader reader;
  private final AwsExecutor executor;
  private final AwsGateways gateways;

  @Inject
  AwsPlatform(
      Translator translator,
      Lifter lifter,
      AwsReader reader,
      AwsExecutor executor,
      AwsGateways gateways) {
    this.translator = translator;
    this.lifter = lifter;
    this.reader = reader;
    this.executor = executor;
    this.gateways = gateways;
  }

  @Override
  public Translator translator() {
    return translator;
  }

  @Override
  public Reader reader() {
    return reader;
  }

  @Override
  public Lifter lifter() {
    return lifter;
  }

  @Override
  public Executor executor() {
    return executor;
  }

  @Override
  public void close() {
    gateways.closes().run();
  }
}
