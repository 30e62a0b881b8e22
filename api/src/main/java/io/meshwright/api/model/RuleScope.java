package io.meshwright.api.model;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import java.util.List;
import java.util.SortedSet;

/**
 * What a governance rule is about. Each part narrows it; an empty one does not.
 *
 * @param domains only these domains and what is in them
 * @param products only these products and what is in them
 * @param classifications only columns with one of these classifications or one below it, and what
 *     holds such a column
 */
public record RuleScope(
    SortedSet<DomainName> domains,
    SortedSet<ProductAddress> products,
    SortedSet<String> classifications) {
  /** The whole mesh. */
  public static final RuleScope EVERYTHING =
      new RuleScope(
          Ordered.set(List.<DomainName>of()),
          Ordered.set(List.<ProductAddress>of()),
          Ordered.set(List.<String>of()));

  /** Copies the sets. */
  public RuleScope {
    domains = Ordered.set(domains);
    products = Ordered.set(products);
    classifications = Ordered.set(classifications);
  }

  /** Whether nothing narrows it. */
  public boolean isEverything() {
    return domains.isEmpty() && products.isEmpty() && classifications.isEmpty();
  }
}
