package io.meshwright.spi;

import io.meshwright.api.name.PortAddress;
import java.util.SortedMap;

/** Model to resources. Pure: never reads live state, a clock or a network. */
public interface Translator {
  /** Names and locations of the slice's ports; the first pass over all platforms. */
  SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice);

  /**
   * Resources, verdicts and problems; the second pass.
   *
   * @param elsewhere where ports of all platforms are found
   */
  Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere);
}
