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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The databases of products that have something in them, and the buckets of their domains. */
final class Databases {
  private static final SortedSet<String> DESCRIBE = Ordered.set(List.of("DESCRIBE"));
  private static final SortedSet<String> DEFINE = Ordered.set(List.of("CREATE_TABLE", "DESCRIBE"));

  private final Draft draft;
  private final DomainStorage storage;
  private final Map<String, DataProduct> products = new TreeMap<>();
  private final Map<String, SortedSet<String>> users = new TreeMap<>();
  private final Map<String, SortedSet<String>> definers = new TreeMap<>();
  private final Map<String, SortedSet<String>> noted = new TreeMap<>();
  private final Set<String> stores = new TreeSet<>();

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
    stores.add(name);
    users.computeIfAbsent(name, k -> new TreeSet<>()).addAll(identities);
  }

  /** A database in whose tables, or over them, somebody defines views. */
  void define(String name, String definer) {
    definers.computeIfAbsent(name, k -> new TreeSet<>()).add(definer);
  }

  /**
   * A database with a link in it, which takes no place of its own.
   *
   * @param claims what its ledger says of the link
   */
  void link(
      String name, DataProduct product, Collection<String> identities, Collection<String> claims) {
    products.put(name, product);
    users.computeIfAbsent(name, k -> new TreeSet<>()).addAll(identities);
    noted.computeIfAbsent(name, k -> new TreeSet<>()).addAll(claims);
  }

  /** Adds them to the draft. */
  void add() {
    products.forEach(this::database);
    products.entrySet().stream()
        .filter(e -> stores.contains(e.getKey()))
        .map(e -> e.getValue().address().domain())
        .distinct()
        .flatMap(domain -> storage.of(domain).stream())
        .forEach(draft::add);
  }

  private void database(String name, DataProduct product) {
    SortedSet<String> identities = users.getOrDefault(name, Ordered.set(List.<String>of()));
    SortedSet<String> defining = definers.getOrDefault(name, Ordered.set(List.<String>of()));
    TreeSet<String> named = new TreeSet<>(identities);
    named.addAll(defining);
    TreeSet<String> claims = new TreeSet<>(named);
    claims.addAll(noted.getOrDefault(name, Ordered.set(List.<String>of())));
    draft.add(
        new AwsDatabase(
            name,
            GlueTexts.description(product.description()),
            stores.contains(name)
                ? storage.location(product.address().domain()) + "/" + name + "/"
                : "",
            claims,
            false),
        new Owner.Marked(draft.marker(product)),
        List.of());
    Address address = AwsDatabase.address(draft.platform(), name);
    for (String identity : named) {
      boolean handsOn = AwsPrincipal.of(identity).filter(AwsPrincipal::isMany).isPresent();
      draft.add(
          new AwsGrant(
              name,
              "",
              "",
              identity,
              defining.contains(identity) ? DEFINE : DESCRIBE,
              handsOn ? DESCRIBE : Ordered.set(List.<String>of())),
          new Owner.Claimed(address, draft.marker(product)),
          List.of());
    }
  }
}
