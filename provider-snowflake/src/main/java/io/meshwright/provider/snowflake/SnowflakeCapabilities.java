package io.meshwright.provider.snowflake;

import io.meshwright.kit.capability.CapabilityFile;
import io.meshwright.spi.Capabilities;

/** Reads what Snowflake can do from the data file beside this class. */
final class SnowflakeCapabilities {
  private SnowflakeCapabilities() {}

  static Capabilities read() {
    return CapabilityFile.beside(SnowflakeCapabilities.class);
  }
}
