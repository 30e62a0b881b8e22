package io.meshwright.provider.postgres;

import io.meshwright.kit.capability.CapabilityFile;
import io.meshwright.spi.Capabilities;

/** Reads what PostgreSQL can do from the data file beside this class. */
final class PostgresCapabilities {
  private PostgresCapabilities() {}

  static Capabilities read() {
    return CapabilityFile.beside(PostgresCapabilities.class);
  }
}
