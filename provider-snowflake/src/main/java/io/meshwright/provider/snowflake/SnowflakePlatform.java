package io.meshwright.provider.snowflake;

import io.meshwright.provider.snowflake.apply.SnowflakeExecutor;
import io.meshwright.provider.snowflake.client.SnowflakeReader;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One account, opened; it connects when it is first asked. */
final class SnowflakePlatform implements PlatformProvider {
  private final Translator translator;
  private final Lifter lifter;
  private final SnowflakeReader reader;
  private final SnowflakeExecutor executor;
  private final SnowflakeGateways gateways;

  @Inject
  SnowflakePlatform(
      Translator translator,
      Lifter lifter,
      SnowflakeReader reader,
      SnowflakeExecutor executor,
      SnowflakeGateways gateways) {
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
