package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import java.util.SortedMap;

/**
 * Where a port's tables are found on their platform; known before anything is created.
 *
 * @param tables per table of the contract the address that consumers use
 */
public record PortLocator(SortedMap<String, Address> tables) {
  /** Copies the tables. */
  public PortLocator {
    tables = Ordered.map(tables);
  }
}
