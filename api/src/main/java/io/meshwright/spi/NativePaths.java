package io.meshwright.spi;

import io.meshwright.api.resource.Address;
import java.util.List;

/**
 * How a right to read comes about natively, for people.
 *
 * @param paths each the objects that lead from an identity to a right: memberships, then the grant
 * @param missing native steps that are not there, one sentence each; meaningful where there is no
 *     path
 */
public record NativePaths(List<List<Address>> paths, List<String> missing) {
  /** Nothing is known of native steps. */
  public static final NativePaths UNKNOWN = new NativePaths(List.of(), List.of());

  /** Copies the lists. */
  public NativePaths {
    paths = paths.stream().map(List::copyOf).toList();
    missing = List.copyOf(missing);
  }
}
