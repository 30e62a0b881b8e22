package io.meshwright.provider.aws;

import io.meshwright.kit.capability.CapabilityFile;
import io.meshwright.spi.Capabilities;

/** Reads what AWS can do from the data file beside this class. */
final class AwsCapabilities {
  private AwsCapabilities() {}

  static Capabilities read() {
    return CapabilityFile.beside(AwsCapabilities.class);
  }
}
