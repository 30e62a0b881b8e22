package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads live facts in bulk, database by database. */
public final class SnowflakeReader implements Reader {
  private final PlatformName platform;
  private final SnowflakeGateway gateway;
  private final SnowflakeTarget target;
  private final ReadAlso also;

  /** Reads a platform. */
  @Inject
  SnowflakeReader(
      PlatformName platform, SnowflakeGateway gateway, SnowflakeTarget target, ReadAlso also) {
    this.platform = platform;
    this.gateway = gateway;
    this.target = target;
    this.also = also;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    // What is in the one database of an account may be ours where it itself is not.
    TreeSet<String> names = new TreeSet<>(target.database().stream().toList());
    for (Address address : scope.wanted()) {
      LookFor.database(address).ifPresent(names::add);
    }
    TreeSet<String> shares = new TreeSet<>();
    for (Address address : scope.wanted()) {
      if (address.kind().equals(SfShare.KIND)) {
        shares.add(address.path().get(1));
      }
    }
    Set<String> warehouses = Wanted.warehouses(scope.wanted());
    Set<String> listings = Wanted.listings(scope.wanted());
    Wanted wanted =
        new Wanted(
            row -> names.contains(row.text("name")) || isMarked(row, scope),
            row -> shares.contains(row.text("name")) || isMarked(row, scope),
            row -> warehouses.contains(row.text("name")) || isMarked(row, scope),
            Optional.<Predicate<SnowflakeRow>>of(
                    row -> listings.contains(row.text("name")) || isMarked(row, scope))
                .filter(any -> also.listings()),
            any -> true);
    SfLive live;
    try (SfCatalogue catalogue = new SfCatalogue(gateway, LookFor.all(also))) {
      live = SfLive.of(platform.value(), catalogue, wanted);
    }
    TreeMap<Address, Seen.Present> facts = new TreeMap<>(live.facts());
    for (Address address : scope.wanted()) {
      LiveViews.inTheWay(live, address)
          .or(() -> LiveImports.inTheWay(live, address))
          .ifPresent(fact -> facts.put(address, fact));
    }
    facts.values().stream()
        .filter(fact -> !isAsMade(fact, live) || isWanted(fact.address(), scope))
        .filter(fact -> also.tags() || !holdsTags(fact) || isWanted(fact.address(), scope))
        .forEach(inAddressOrder);
  }

  /** Where tags are not read, the schema that we made for them is not looked at either. */
  private static boolean holdsTags(Seen.Present fact) {
    Address address = fact.address();
    return address.kind().equals(SfSchema.KIND)
        && address.path().get(1).endsWith(SfTag.SCHEMA)
        // It is the domain's; a product's is marked with both names.
        && fact.owner().mark().filter(m -> !m.scope().contains(".")).isPresent();
  }

  /** What is in no database has its name for a place. */
  private static boolean isMarked(SnowflakeRow row, ReadScope scope) {
    return MarkedComment.read(row.text("comment"), row.text("name"))
        .marker()
        .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
        .isPresent();
  }

  /** The schema that every database is made with is nobody's, as long as nothing is in it. */
  private static boolean isAsMade(Seen.Present fact, SfLive live) {
    Address address = fact.address();
    return address.kind().equals(SfSchema.KIND)
        && address.path().get(1).equals(SfSchema.PUBLIC)
        && fact.owner() instanceof Owner.Foreign
        && live.tables(address.path().getFirst()).stream()
            .noneMatch(t -> t.schema().equals(SfSchema.PUBLIC))
        && live.stages(address.path().getFirst()).stream()
            .noneMatch(s -> s.schema().equals(SfSchema.PUBLIC));
  }

  private static boolean isWanted(Address address, ReadScope scope) {
    return scope.wanted().stream().anyMatch(address::isWithin);
  }

  /** The comment of a database; empty where there is none of that name. */
  public static Optional<String> databaseComment(SnowflakeGateway gateway, String name) {
    try (SfCatalogue catalogue =
        new SfCatalogue(gateway, LookFor.all(new ReadAlso(false, false, false, false, false)))) {
      return catalogue.databases().stream()
          .filter(row -> row.text("name").equals(name))
          .map(row -> row.text("comment"))
          .findFirst();
    }
  }
}
