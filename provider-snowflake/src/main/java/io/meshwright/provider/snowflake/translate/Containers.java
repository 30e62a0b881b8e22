package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.spi.PlatformSlice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Databases of domains and schemas of products, as far as something is in them. */
final class Containers {
  private static final int MAX_DESCRIPTION = 1_000;

  private final PlatformSlice slice;
  private final String platform;
  private final Holders holders;
  private final Map<String, DomainName> databases = new TreeMap<>();
  private final Map<Place, DataProduct> products = new HashMap<>();

  Containers(PlatformSlice slice, Holders holders) {
    this.slice = slice;
    this.platform = slice.platform().name().value();
    this.holders = holders;
  }

  /** Whether a database is of the product's domain. */
  boolean isItsDatabase(DataProduct product, String database) {
    return holders.claim(
        SfDatabase.address(platform, database), product.address().domain().value());
  }

  /** The same, and whether a schema of it is the product's. */
  boolean isIts(DataProduct product, Place place) {
    return isItsDatabase(product, place.database())
        && holders.claim(
            SfSchema.address(platform, place.database(), place.schema()),
            product.address().toString());
  }

  /** Something of a product is in a database, in a schema that is none of its own. */
  void use(DataProduct product, String database) {
    databases.put(database, product.address().domain());
  }

  /** Something of a product is in its schema. */
  void use(DataProduct product, Place place) {
    use(product, place.database());
    products.put(place, product);
  }

  /** A product has its schema, whatever is in it; whether it could be placed. */
  boolean place(DataProduct product, Place place) {
    boolean free = isIts(product, place);
    if (free) {
      use(product, place);
    }
    return free;
  }

  /** Adds them all. */
  void addTo(Collector collector) {
    databases.forEach(
        (name, domain) ->
            collector.add(
                new SfDatabase(name, ""),
                new Owner.Marked(new Marker(slice.mesh(), domain.value())),
                List.of()));
    products.forEach(
        (place, product) ->
            collector.add(
                new SfSchema(
                    place.database(), place.schema(), true, described(product.description())),
                new Owner.Marked(new Marker(slice.mesh(), product.address().toString())),
                List.of()));
  }

  /** A description as comments hold it. */
  static String described(String text) {
    String kept = text.replace('\0', ' ').strip();
    return kept.length() <= MAX_DESCRIPTION ? kept : kept.substring(0, MAX_DESCRIPTION).strip();
  }
}
