package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The databases of products that have something in them, and the buckets of their domains. */
final class Databases {
  private final Draft draft;
  private final DomainStorage storage;
  private final Map<String, DataProduct> products = new TreeMap<>();
  private final Map<String, SortedSet<String>> users = new TreeMap<>();

  Databases(Draft draft, DomainStorage storage) {
    this.draft = draft;
    this.storage = storage;
  }

  /** Takes a database for a product; that another has it is a problem of the run. */
  boolean claim(String name, DataProduct product) {
    return draft.claim(AwsDatabase.address(draft.platform(), name), product.address().toString());
  }

  /** A database with somebody who gets something in it. */
  void use(String name, DataProduct product, Collection<String> identities) {
    products.put(name, product);
    users.computeIfAbsent(name, k -> new TreeSet<>()).addAll(identities);
  }

  /** Adds them to the draft. */
  void add() {
    products.forEach(this::database);
    products.values().stream()
        .map(product -> product.address().domain())
        .distinct()
        .flatMap(domain -> storage.of(domain).stream())
        .forEach(draft::add);
  }

  private void database(String name, DataProduct product) {
    SortedSet<String> identities = users.getOrDefault(name, Ordered.set(List.<String>of()));
    draft.add(
        new AwsDatabase(
            name,
            GlueTexts.description(product.description()),
            storage.location(product.address().domain()) + "/" + name + "/",
            identities,
            false),
        new Owner.Marked(draft.marker(product)),
        List.of());
    Address address = AwsDatabase.address(draft.platform(), name);
    SortedSet<String> describe = Ordered.set(List.of("DESCRIBE"));
    for (String identity : identities) {
      boolean handsOn = AwsPrincipal.of(identity).filter(AwsPrincipal::isMany).isPresent();
      draft.add(
          new AwsGrant(
              name,
              "",
              "",
              identity,
              describe,
              handsOn ? describe : Ordered.set(List.<String>of())),
          new Owner.Claimed(address, draft.marker(product)),
          List.of());
    }
  }
}
