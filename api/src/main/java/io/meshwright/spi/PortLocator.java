package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where a port's tables are found on their platform; known before anything is created.
 *
 * @param tables per table of the contract the address that consumers use
 * @param place what somebody on another platform needs beside the addresses, in words on which
 *     providers agree, such as the account; empty where nobody elsewhere can refer to them
 */
public record PortLocator(SortedMap<String, Address> tables, SortedMap<String, String> place) {
  /** Copies the tables and the place. */
  public PortLocator {
    tables = Ordered.map(tables);
    place = Ordered.map(place);
  }

  /** A port to which nobody on another platform can refer. */
  public PortLocator(SortedMap<String, Address> tables) {
    this(tables, Ordered.map(Map.<String, String>of()));
  }
}
