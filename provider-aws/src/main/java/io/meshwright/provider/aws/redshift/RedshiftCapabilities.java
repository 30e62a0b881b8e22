package io.meshwright.provider.aws.redshift;

import io.meshwright.kit.capability.CapabilityFile;
import io.meshwright.spi.Capabilities;

/** Reads what Redshift can do from the data file beside this class. */
final class RedshiftCapabilities {
  private RedshiftCapabilities() {}

  static Capabilities read() {
    return CapabilityFile.beside(RedshiftCapabilities.class);
  }
}
