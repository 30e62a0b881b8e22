package io.meshwright.provider.aws.redshift;

import io.meshwright.provider.aws.redshift.apply.RedshiftExecutor;
import io.meshwright.provider.aws.redshift.client.RedshiftReader;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One database, opened; it connects when it is first asked. */
final class RedshiftPlatform implements PlatformProvider {
  private final Translator translator;
  private final Lifter lifter;
  private final RedshiftReader reader;
  private final RedshiftExecutor executor;
  private final RedshiftGateways gateways;

  @Inject
  RedshiftPlatform(
      Translator translator,
      Lifter lifter,
      RedshiftReader reader,
      RedshiftExecutor executor,
      RedshiftGateways gateways) {
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
