package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfListing;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * The shares of other accounts. Each holds the database and a role of its own, and is open to one
 * account: directly, or by a listing.
 */
final class SharePorts {
  private static final String USAGE = "USAGE";

  private final PlatformSlice slice;
  private final Platform platform;
  private final String name;
  private final Collector collector;

  SharePorts(PlatformSlice slice, Collector collector) {
    this.slice = slice;
    this.platform = slice.platform();
    this.name = platform.name().value();
    this.collector = collector;
  }

  /** The shares of a port. */
  void add(DataProduct product, OutputPort port, Place place, List<Consumers> consumers) {
    consumers.forEach(consumer -> add(product, port, place, consumer));
  }

  private void add(DataProduct product, OutputPort port, Place place, Consumers consumer) {
    boolean listed = ListingUse.isMade(platform);
    List<String> claims = listed ? List.of() : List.of(consumer.account());
    SfShare made = new SfShare(consumer.share(), Ordered.set(claims));
    Address address = made.address(name);
    if (!collector.claim(address, product.address().toString())) {
      return;
    }
    Marker marker = new Marker(slice.mesh(), product.address().toString());
    String grantee = SfShare.grantee(made.name());
    List<PolicyId> realises = new ArrayList<>();
    consumer.tables().forEach(t -> realises.addAll(t.realises()));
    collector.add(made, new Owner.Marked(marker), realises);
    collector.add(
        SfGrant.of(place.database(), "", "", grantee, List.of(USAGE)),
        new Owner.Within(address, marker),
        List.of());
    Collector.Made role = collector.role(product, place, consumer.portRole(grantee));
    if (listed) {
      SfListing listing =
          ListingUse.of(
              platform,
              product,
              port,
              consumer,
              List.of(SfGrant.address(name, place.database(), "", "", grantee)));
      collector.add(listing, new Owner.Marked(marker), realises);
      // The role opens the share last, and is taken first: no page says that a listing which
      // somebody uses can be taken at any time.
      collector.add(
          new SfRoleGrant(
              place.database(), consumer.role(), grantee, List.of(listing.address(name))),
          new Owner.Claimed(role.role().address(name), marker),
          realises);
      return;
    }
    collector.add(
        new SfShareAccount(made.name(), consumer.account(), needs(place, consumer, grantee)),
        new Owner.Claimed(address, marker),
        realises);
  }

  /** The account comes last, so that nothing is open before all is there. */
  private List<Address> needs(Place place, Consumers consumer, String grantee) {
    String role = SfGrant.databaseRole(place.database(), consumer.role());
    List<Address> needs = new ArrayList<>();
    needs.add(SfRoleGrant.address(name, place.database(), consumer.role(), grantee));
    needs.add(SfGrant.address(name, place.database(), "", "", role));
    needs.add(SfGrant.address(name, place.database(), place.schema(), "", role));
    for (TableRules table : consumer.tables()) {
      needs.add(
          SfGrant.address(name, place.database(), place.schema(), consumer.reads(table), role));
    }
    return needs;
  }
}
