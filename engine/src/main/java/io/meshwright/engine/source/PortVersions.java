package io.meshwright.engine.source;

import io.meshwright.api.model.OutputPort;
import java.util.OptionalInt;

/** Versions of output ports as product documents write them. */
public final class PortVersions {
  private PortVersions() {}

  /** The version that a port's document writes, else the usual one. */
  public static String of(OutputPort port) {
    return port.further()
        .text("version")
        .filter(v -> Versions.major(v).equals(OptionalInt.of(port.address().major())))
        .orElseGet(() -> usual(port));
  }

  /** The contract's version where it begins with the port's major version. */
  public static String usual(OutputPort port) {
    int major = port.address().major();
    String version = port.contract().version();
    return Versions.major(version).equals(OptionalInt.of(major)) ? version : major + ".0.0";
  }
}
