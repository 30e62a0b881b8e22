package io.meshwright.api.policy;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a policy is about, written {@code product[.port[@major][.table]]}. A part that is left out
 * takes all: a product reaches each of its ports, a port every version that the product declares.
 *
 * @param product the product
 * @param port one of its ports
 * @param major one version of the port
 * @param table one table of the port's contract
 */
public record PolicyTarget(
    ProductAddress product, Optional<String> port, OptionalInt major, Optional<String> table) {

  /** Refuses a version or a table of no port. */
  public PolicyTarget {
    if (port.isEmpty() && (major.isPresent() || table.isPresent())) {
      throw new IllegalArgumentException(
          "a target with a version or table of " + product + " names the port too");
    }
  }

  /** Every port of a product. */
  public static PolicyTarget of(ProductAddress product) {
    return new PolicyTarget(product, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException with a message for people where the text is not of that form
   */
  public static PolicyTarget parse(String text) {
    String[] parts = text.split("\\.", 4);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a target: write domain.product[.port[@major][.table]]");
    }
    ProductAddress product = ProductAddress.of(parts[0], parts[1]);
    if (parts.length == 2) {
      return of(product);
    }
    String port = parts[2];
    OptionalInt major = OptionalInt.empty();
    int at = port.indexOf('@');
    if (at >= 0) {
      if (!port.substring(at + 1).matches("\\d{1,6}")) {
        throw new IllegalArgumentException(
            "'" + port.substring(at + 1) + "' in '" + text + "' is not a major version");
      }
      major = OptionalInt.of(Integer.parseInt(port.substring(at + 1)));
      port = port.substring(0, at);
    }
    return new PolicyTarget(
        product,
        Optional.of(port),
        major,
        parts.length == 4 ? Optional.of(parts[3]) : Optional.empty());
  }

  /** Whether the policy is about the table. */
  public boolean covers(TableAddress address) {
    return product.equals(address.port().product())
        && port.map(address.port().port()::equals).orElse(true)
        && (major.isEmpty() || major.getAsInt() == address.port().major())
        && table.map(address.table()::equals).orElse(true);
  }

  @Override
  public String toString() {
    return product
        + port.map(p -> "." + p).orElse("")
        + (major.isPresent() ? "@" + major.getAsInt() : "")
        + table.map(t -> "." + t).orElse("");
  }
}
