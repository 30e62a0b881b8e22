package io.meshwright.api.name;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One major version of an output port, written {@code domain.product.port@major}.
 *
 * @param product the product that publishes it
 * @param port its name, {@code [a-z][a-z0-9_]*}
 * @param major its major version, 0 to 999999
 */
public record PortAddress(ProductAddress product, String port, int major)
    implements Comparable<PortAddress> {
  private static final int MAX_MAJOR = 999_999;
  private static final Pattern FORM = Pattern.compile("([^.]+\\.[^.]+)\\.([^.@]+)@(\\d{1,6})");

  /** Checks name and version. */
  public PortAddress {
    NameRule.neutral("port", port);
    if (major < 0) {
      throw new IllegalArgumentException("major version " + major + " is negative");
    }
    if (major > MAX_MAJOR) {
      throw new IllegalArgumentException("major version " + major + " has more than six digits");
    }
  }

  /**
   * Reads {@code domain.product.port@major}.
   *
   * @throws IllegalArgumentException with a message for people where the text is not of that form
   */
  public static PortAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no port; write domain.product.port@major");
    }
    return new PortAddress(
        ProductAddress.parse(text.substring(0, matcher.end(1))),
        text.substring(matcher.start(2), matcher.end(2)),
        Integer.parseInt(text.substring(matcher.start(3))));
  }

  /** The address of one of its tables. */
  public TableAddress table(String table) {
    return new TableAddress(this, table);
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
