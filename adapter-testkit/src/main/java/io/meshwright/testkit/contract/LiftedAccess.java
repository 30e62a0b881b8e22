package io.meshwright.testkit.contract;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.PublishedTable;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a mesh means on a platform, and what lifting finds there, both in neutral principals. */
final class LiftedAccess {
  private static final int MOST_READS = 10;

  private final Translation translation;
  private final SortedMap<TableAddress, TablePolicies> policies;
  private final Mesh mesh;
  private final PlatformProvider provider;

  private LiftedAccess(
      Mesh mesh,
      PlatformProvider provider,
      Translation translation,
      SortedMap<TableAddress, TablePolicies> policies) {
    this.mesh = mesh;
    this.provider = provider;
    this.translation = translation;
    this.policies = policies;
  }

  static LiftedAccess of(Mesh mesh, Platform platform, PlatformProvider provider, Instant now) {
    SortedMap<TableAddress, TablePolicies> policies = PolicyResolution.resolve(mesh, now).tables();
    PlatformSlice slice = slice(mesh, platform, policies);
    SortedMap<PortAddress, PortLocator> located = provider.translator().locate(slice);
    return new LiftedAccess(
        mesh, provider, provider.translator().translate(slice, located), policies);
  }

  private static PlatformSlice slice(
      Mesh mesh, Platform platform, Map<TableAddress, TablePolicies> policies) {
    List<PlatformSlice.SliceProduct> products = new ArrayList<>();
    for (DataProduct product : mesh.products().values()) {
      List<PlatformSlice.SlicePort> ports = new ArrayList<>();
      for (OutputPort port : product.outputPorts()) {
        ports.add(
            new PlatformSlice.SlicePort(
                port,
                port.tables().stream()
                    .map(t -> Optional.ofNullable(policies.get(t)).orElseThrow())
                    .toList()));
      }
      products.add(new PlatformSlice.SliceProduct(product, ports));
    }
    return new PlatformSlice(
        mesh.id(), platform, products, mesh.principals(), List.copyOf(mesh.sessions().values()));
  }

  Translation translation() {
    return translation;
  }

  SortedMap<TableAddress, TablePolicies> policies() {
    return policies;
  }

  /** Whether there is something of a table; a port that is refused as a whole has nothing. */
  boolean isThere(TableAddress table) {
    return translation.subjects().containsKey(table);
  }

  /** Whether one session may act as all of these. */
  boolean canBe(Set<PrincipalId> members) {
    return provider
        .lifter()
        .canBe(members.stream().map(this::natively).collect(Collectors.toUnmodifiableSet()));
  }

  private PrincipalId natively(PrincipalId member) {
    String name = translation.identities().get(member);
    return name == null ? member : PrincipalId.ofNative(name);
  }

  /** What the policies of a table mean. */
  AccessRules meant(TableAddress table) {
    return ReferenceSemantics.rules(Optional.ofNullable(policies.get(table)).orElseThrow());
  }

  /** What the translation, lifted, gives on a table. */
  AccessRules translated(TableAddress table) {
    return lift(table, desired());
  }

  /** What the translation, lifted, gives on each table. */
  SortedMap<TableAddress, AccessRules> allTranslated() {
    return lifted(desired());
  }

  /** The state that the translation asks for. */
  ResourceState desired() {
    TreeMap<Address, Resource> resources = new TreeMap<>();
    translation.resources().forEach(d -> resources.put(d.address(), d.resource()));
    return new ListedState(resources);
  }

  /** What consumers find, by the translation. */
  SortedMap<TableAddress, Optional<PublishedTable>> translatedTables() {
    TreeMap<Address, Resource> resources = new TreeMap<>();
    translation.resources().forEach(d -> resources.put(d.address(), d.resource()));
    return published(new ListedState(resources));
  }

  /** What consumers find live. */
  SortedMap<TableAddress, Optional<PublishedTable>> liveTables() {
    return published(liveState());
  }

  private SortedMap<TableAddress, Optional<PublishedTable>> published(ResourceState state) {
    TreeMap<TableAddress, Optional<PublishedTable>> tables = new TreeMap<>();
    translation
        .subjects()
        .forEach(
            (table, subject) -> tables.put(table, provider.lifter().published(subject, state)));
    return tables;
  }

  /** What live resources, lifted, give on each table. */
  SortedMap<TableAddress, AccessRules> live() {
    return lifted(liveState());
  }

  /**
   * Other lanes of a run go on while it is read: what went meanwhile is no finding, and it is read
   * again.
   */
  private ResourceState liveState() {
    for (int reads = 1; ; reads++) {
      try {
        return read();
      } catch (MeshException e) {
        if (e.kind() != ErrorKind.CONFLICT || reads == MOST_READS) {
          throw e;
        }
      }
    }
  }

  private ResourceState read() {
    TreeMap<Address, Resource> resources = new TreeMap<>();
    provider
        .reader()
        .read(
            new ReadScope(
                mesh.id(),
                Ordered.set(translation.resources().stream().map(d -> d.address()).toList())),
            seen -> {
              if (seen instanceof Seen.Present present) {
                resources.put(present.address(), present.resource());
              }
            });
    return new ListedState(resources);
  }

  /** What a state, lifted, gives on each table. */
  SortedMap<TableAddress, AccessRules> lifted(ResourceState state) {
    TreeMap<TableAddress, AccessRules> rules = new TreeMap<>();
    translation.subjects().keySet().forEach(table -> rules.put(table, lift(table, state)));
    return rules;
  }

  private AccessRules lift(TableAddress table, ResourceState state) {
    Lifter lifter = provider.lifter();
    Address subject = translation.subjects().get(table);
    if (subject == null || !lifter.subjects(state).contains(subject)) {
      return AccessRules.closed(List.of());
    }
    Map<PrincipalId, PrincipalId> neutral = new HashMap<>();
    translation.identities().forEach((id, name) -> neutral.put(PrincipalId.ofNative(name), id));
    return lifter
        .lift(subject, state)
        .mapLeaves(
            leaf ->
                leaf instanceof Expression.MemberOf(PrincipalId member)
                    ? new Expression.MemberOf(neutral.getOrDefault(member, member))
                    : leaf);
  }
}
