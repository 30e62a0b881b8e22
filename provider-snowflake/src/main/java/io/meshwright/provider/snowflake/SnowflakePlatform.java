package io.meshwright.provider.snowflake;

import io.meshwright.kit.platform.AssembledPlatform;
import io.meshwright.provider.snowflake.apply.SnowflakeExecutor;
import io.meshwright.provider.snowflake.client.SnowflakeReader;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.Translator;
import jakarta.inject.Inject;

/** One account, opened; it connects when it is first asked. */
final class SnowflakePlatform extends AssembledPlatform {
  @Inject
  SnowflakePlatform(
      Translator translator,
      Lifter lifter,
      SnowflakeReader reader,
      SnowflakeExecutor executor,
      SnowflakeGateways gateways) {
    super(translator, lifter, reader, executor, gateways.closes());
  }
}
