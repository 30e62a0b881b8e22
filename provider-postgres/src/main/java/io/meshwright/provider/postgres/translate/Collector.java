package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.PlatformSlice;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what should exist; what several policies need is there once and names them all. */
final class Collector {
  private final String platform;
  private final NamePrefix prefix;
  private final WorkspaceId mesh;
  private final Map<Address, Desired> desired = new TreeMap<>();
  private final Map<String, Marker> roleMarkers = new TreeMap<>();

  Collector(PlatformSlice slice) {
    this.platform = slice.platform().name().value();
    this.prefix = slice.platform().namePrefix();
    this.mesh = slice.mesh();
  }

  String platform() {
    return platform;
  }

  /** What names begin with. */
  NamePrefix prefix() {
    return prefix;
  }

  List<Desired> all() {
    return List.copyOf(desired.values());
  }

  /** An object of one product, which carries a marker. */
  void marked(PgResource resource, ProductAddress product, Collection<PolicyId> realises) {
    marked(resource, new Marker(mesh, product.toString()), realises);
  }

  /** An object that products share, which carries a marker. */
  void shared(PgResource resource, Collection<PolicyId> realises) {
    marked(resource, new Marker(mesh, Marker.PLATFORM_SCOPE), realises);
  }

  private void marked(PgResource resource, Marker marker, Collection<PolicyId> realises) {
    if (resource instanceof PgRole role) {
      roleMarkers.putIfAbsent(role.name(), marker);
    }
    add(resource, new Owner.Marked(marker), realises);
  }

  /** A membership in a role of ours, which has been added before. */
  void membership(PgMembership membership, Collection<PolicyId> realises) {
    Marker marker =
        roleMarkers.getOrDefault(membership.role(), new Marker(mesh, Marker.PLATFORM_SCOPE));
    add(
        membership,
        new Owner.Claimed(PgRole.address(platform, membership.role()), marker),
        realises);
  }

  /** A grant on some product's object, for the product whose role gets it. */
  void grant(PgGrant grant, ProductAddress product, Collection<PolicyId> realises) {
    Address object =
        switch (grant.on()) {
          case SCHEMA -> PgSchema.address(platform, grant.schema());
          case TABLE -> PgTable.address(platform, grant.schema(), grant.relation());
          case VIEW -> PgView.address(platform, grant.schema(), grant.relation());
        };
    add(grant, new Owner.Within(object, new Marker(mesh, product.toString())), realises);
  }

  private void add(PgResource resource, Owner owner, Collection<PolicyId> realises) {
    Address address = resource.address(platform);
    Desired before = desired.get(address);
    TreeSet<PolicyId> policies = new TreeSet<>(realises);
    if (before != null) {
      policies.addAll(before.realises());
    }
    desired.put(
        address,
        before == null
            ? new Desired(resource.toResource(platform), owner, Ordered.set(policies))
            : new Desired(before.resource(), before.owner(), Ordered.set(policies)));
  }
}
