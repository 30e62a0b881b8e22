package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.Column;
import io.meshwright.kit.translate.CostCentre;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.spi.PlatformSlice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags of each domain in a schema of its database: domain, product and cost centre on the product's
 * schema, which its tables and their columns inherit, and the classification on a column.
 */
final class Labels {
  private static final String DOMAIN = "DOMAIN";
  private static final String PRODUCT = "PRODUCT";
  private static final String COST_CENTRE = "COST_CENTRE";
  private static final String CLASSIFICATION = "CLASSIFICATION";

  private final PlatformSlice slice;
  private final Collector collector;
  private final boolean made;
  private final Map<Address, Desired> desired = new TreeMap<>();

  Labels(PlatformSlice slice, Collector collector) {
    this.slice = slice;
    this.collector = collector;
    this.made = TagUse.isMade(slice.platform());
  }

  private String platform() {
    return slice.platform().name().value();
  }

  /** The labels of a schema of a product; whether there are labels at all. */
  boolean schema(DataProduct product, Place place) {
    String tags = SfNames.tags(slice.platform().namePrefix());
    String domain = product.address().domain().value();
    // A product of that name would have the schema.
    if (!made
        || !collector.claim(
            SfSchema.address(platform(), place.database(), tags), "the tags of " + domain)) {
      return false;
    }
    Marker ofDomain = new Marker(slice.mesh(), domain);
    add(new SfSchema(place.database(), tags, true, ""), new Owner.Marked(ofDomain));
    TreeMap<String, String> values = new TreeMap<>();
    values.put(tag(place, tags, DOMAIN, ofDomain), SfNames.tagValue(domain));
    values.put(tag(place, tags, PRODUCT, ofDomain), SfNames.tagValue(product.address().toString()));
    CostCentre.of(product)
        .ifPresent(c -> values.put(tag(place, tags, COST_CENTRE, ofDomain), SfNames.tagValue(c)));
    add(
        new SfTagging(place.database(), place.schema(), "", "", values),
        new Marker(slice.mesh(), product.address().toString()));
    return true;
  }

  /** The labels of a table that was placed. */
  void table(DataProduct product, TableRules rules) {
    Place place = rules.form().place();
    if (!schema(product, place)) {
      return;
    }
    String tags = SfNames.tags(slice.platform().namePrefix());
    Marker ofDomain = new Marker(slice.mesh(), product.address().domain().value());
    Marker marker = new Marker(slice.mesh(), product.address().toString());
    if (rules.form().storage().external().isPresent()) {
      // Its columns lose their tags where it is replaced, as a view's do.
      return;
    }
    for (Column column : rules.policies().schema().columns()) {
      column
          .classification()
          .ifPresent(
              name ->
                  add(
                      new SfTagging(
                          place.database(),
                          place.schema(),
                          rules.form().table(),
                          rules.form().name(column.name()),
                          Ordered.map(
                              Map.of(
                                  tag(place, tags, CLASSIFICATION, ofDomain),
                                  SfNames.tagValue(name)))),
                      marker));
    }
  }

  private String tag(Place place, String schema, String name, Marker marker) {
    SfTag tag = new SfTag(place.database(), schema, name);
    add(tag, new Owner.Marked(marker));
    return tag.key();
  }

  private void add(SfTagging tagging, Marker marker) {
    add(tagging, new Owner.Within(tagging.container(platform()), marker));
  }

  private void add(SfResource resource, Owner owner) {
    desired.put(
        resource.address(platform()),
        new Desired(resource.toResource(platform()), owner, Ordered.set(List.<PolicyId>of())));
  }

  /** All of them. */
  Collection<Desired> all() {
    return List.copyOf(desired.values());
  }
}
