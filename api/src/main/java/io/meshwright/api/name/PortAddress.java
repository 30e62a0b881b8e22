package io.meshwright.api.name;

/**
 * One major version of an output port, written {@code domain.product.port@major}.
 *
 * @param product the product that publishes it
 * @param port its name, {@code [a-z][a-z0-9_]*}
 * @param major its major version, 0 or more
 */
public record PortAddress(ProductAddress product, String port, int major)
    implements Comparable<PortAddress> {
  /** Checks name and version. */
  public PortAddress {
    NameRule.neutral("port", port);
    if (major < 0) {
      throw new IllegalArgumentException("major version " + major + " is negative");
    }
  }

  @Override
  public int compareTo(PortAddress other) {
    int byProduct = product.compareTo(other.product);
    if (byProduct != 0) {
      return byProduct;
    }
    int byPort = port.compareTo(other.port);
    return byPort != 0 ? byPort : Integer.compare(major, other.major);
  }

  @Override
  public String toString() {
    return product + "." + port + "@" + major;
  }
}
