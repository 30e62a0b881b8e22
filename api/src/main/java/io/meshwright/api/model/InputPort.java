package io.meshwright.api.model;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import java.util.Optional;

/**
 * A subscription: an input port bound to another product's output port.
 *
 * @param name the input port's name
 * @param source the output port it reads; empty where it is not part of the mesh
 * @param contractId the contract that the document names
 * @param platform where the consumer side is wanted; empty means the source's platform
 * @param further what else its product's document says of it, as written
 */
public record InputPort(
    String name,
    Optional<PortAddress> source,
    String contractId,
    Optional<PlatformName> platform,
    DocumentValue.Fields further) {
  /** An input of which no document says more. */
  public InputPort(
      String name,
      Optional<PortAddress> source,
      String contractId,
      Optional<PlatformName> platform) {
    this(name, source, contractId, platform, DocumentValue.Fields.NONE);
  }
}
