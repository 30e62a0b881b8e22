package io.meshwright.api.name;

import java.util.Optional;

/**
 * A data product within its domain, written {@code domain.product}.
 *
 * @param domain the domain that owns it
 * @param product its name, {@code [a-z][a-z0-9_]*}
 */
public record ProductAddress(DomainName domain, String product)
    implements Comparable<ProductAddress> {
  /** Checks the rule for product names. */
  public ProductAddress {
    NameRule.neutral("product", product);
  }

  /**
   * Reads {@code domain.product}.
   *
   * @throws IllegalArgumentException with a message for people where the text is not of that form
   */
  public static ProductAddress parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("'" + text + "' is no product; write domain.product");
    }
    return of(text.substring(0, dot), text.substring(dot + 1));
  }

  /** The address of two names. */
  public static ProductAddress of(String domain, String product) {
    return new ProductAddress(new DomainName(domain), product);
  }

  /** The address of two texts; empty where one of them is no name. */
  public static Optional<ProductAddress> find(String domain, String product) {
    return NameRule.isNeutral(domain) && NameRule.isNeutral(product)
        ? Optional.of(of(domain, product))
        : Optional.empty();
  }

  @Override
  public int compareTo(ProductAddress other) {
    int byDomain = domain.compareTo(other.domain);
    return byDomain != 0 ? byDomain : product.compareTo(other.product);
  }

  @Override
  public String toString() {
    return domain + "." + product;
  }
}
