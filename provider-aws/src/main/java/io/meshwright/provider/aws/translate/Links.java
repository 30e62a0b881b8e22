package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Inputs that lie in other catalogues: a link for each table, which the producer may see. */
final class Links {
  private final Draft draft;
  private final Databases databases;
  private final AwsHome home;
  private final SortedMap<PortAddress, PortLocator> elsewhere;

  Links(
      Draft draft,
      Databases databases,
      AwsHome home,
      SortedMap<PortAddress, PortLocator> elsewhere) {
    this.draft = draft;
    this.databases = databases;
    this.home = home;
    this.elsewhere = elsewhere;
  }

  /** Adds the consumer's side of a subscription. */
  void add(PlatformSlice.SliceInput input) {
    Optional<PortLocator> source = Optional.ofNullable(elsewhere.get(input.source().address()));
    if (source.isEmpty()) {
      // Its own platform says why it is not there.
      return;
    }
    AwsHome there = AwsHome.of(source.get().place());
    if (isUnknown(there)) {
      draft.problem(unknown(input, there));
      return;
    }
    source.get().tables().forEach((table, address) -> link(input, table, address, there));
  }

  private boolean isUnknown(AwsHome there) {
    return there.account().isEmpty() || there.region().isEmpty() || home.region().isEmpty();
  }

  private Problem unknown(PlatformSlice.SliceInput input, AwsHome there) {
    boolean here = there.account().isPresent() && there.region().isPresent();
    return Problem.error(
        "missing-setting",
        input.product().address() + ".inputs." + input.input().name(),
        "a link to %s cannot be made: platform %s says no %s"
            .formatted(
                input.source().address(),
                here ? draft.slice().platform().name() : input.source().platform(),
                here ? "region" : "account and region of AWS"),
        here
            ? "write the setting 'region' of the platform"
            : "write the settings 'account' and 'region' of that platform, where it is one of AWS;"
                + " else read the port by other means, and leave 'platform' of the input out");
  }

  private void link(PlatformSlice.SliceInput input, String table, Address target, AwsHome there) {
    DataProduct product = input.product();
    String database = AwsNames.database(draft.slice().platform().namePrefix(), product.address());
    String name = AwsNames.link(input.input().name(), table);
    String holder = product.address() + ".inputs." + input.input().name();
    // Links and tables of one database share their names.
    if (!databases.claim(database, product)
        || !draft.claim(AwsTable.address(draft.platform(), database, name), holder)) {
      return;
    }
    List<String> path = target.path();
    AwsLink link =
        new AwsLink(
            database,
            name,
            new AwsLink.Target(
                there.account().orElseThrow(),
                there.region().filter(r -> !home.region().equals(Optional.of(r))).orElse(""),
                path.get(0),
                path.get(1)));
    Owner owner =
        new Owner.Claimed(AwsDatabase.address(draft.platform(), database), draft.marker(product));
    Set<String> claims = new TreeSet<>(Set.of(link.claim()));
    SortedSet<String> describe = Ordered.set(List.of("DESCRIBE"));
    SortedMap<String, Boolean> readers = readers(product);
    for (String reader : readers.keySet()) {
      AwsLinkGrant grant =
          new AwsLinkGrant(database, name, reader, describe, Ordered.set(List.<String>of()));
      claims.add(grant.claim());
      draft.add(grant, owner, List.of());
    }
    draft.add(link, owner, List.of());
    databases.link(database, product, readers.keySet(), claims);
  }

  /** Who makes the product's data reads what it is made of. */
  private SortedMap<String, Boolean> readers(DataProduct product) {
    Map<PrincipalId, Boolean> readers = new TreeMap<>();
    product.producer().ifPresent(p -> readers.put(p, true));
    return draft.named(readers);
  }
}
