package io.meshwright.testkit.contract;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.sim.NativeRules;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** A simulated platform as a fixture. */
public final class SimulatedFixture implements ContractFixture {
  static final String NAME = "sim";
  private static final WorkspaceId MESH = WorkspaceId.of("retailer");

  private final Supplier<SimulatedPlatform> maker;
  private SimulatedPlatform simulated;

  private final String provider;
  private final Function<SimulatedPlatform, ProviderFactory> adapter;
  private final Set<PolicyFeature> exact;

  private SimulatedFixture(
      Supplier<SimulatedPlatform> maker,
      String provider,
      Function<SimulatedPlatform, ProviderFactory> adapter,
      Set<PolicyFeature> exact) {
    this.maker = maker;
    this.provider = provider;
    this.adapter = adapter;
    this.exact = Set.copyOf(exact);
    this.simulated = maker.get();
  }

  private SimulatedFixture(Supplier<SimulatedPlatform> maker) {
    this(maker, "simulated", SimulatedProviderFactory::new, Set.of(PolicyFeature.values()));
  }

  /**
   * Another adapter over an atomic platform.
   *
   * @param exact what it carries out to the letter
   */
  public static SimulatedFixture of(
      String provider,
      Function<SimulatedPlatform, ProviderFactory> adapter,
      Set<PolicyFeature> exact) {
    return new SimulatedFixture(() -> SimulatedPlatform.atomic(NAME), provider, adapter, exact);
  }

  static SimulatedFixture atomic() {
    return new SimulatedFixture(() -> SimulatedPlatform.atomic(NAME));
  }

  static SimulatedFixture stepwise(int batchSize) {
    return new SimulatedFixture(() -> SimulatedPlatform.stepwise(NAME, batchSize));
  }

  SimulatedPlatform simulated() {
    return simulated;
  }

  @Override
  public ProviderFactory factory() {
    return adapter.apply(simulated);
  }

  @Override
  public Platform platform() {
    return new Platform(
        new PlatformName(NAME),
        provider,
        Ordered.map(Map.<String, String>of()),
        Authority.ADDITIVE);
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return exact;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  }

  @Override
  public Path stateFolder() {
    return Path.of("target");
  }

  @Override
  public void makeForeignObjects() {
    Address container = Address.of(NAME, "container", "legacy");
    Address table = Address.of(NAME, "table", "legacy", "customers");
    Address principal = Address.of(NAME, "principal", "legacy-reader");
    simulated.byHand(Resource.of(container, Map.of(), List.of()));
    simulated.byHand(Resource.of(principal, Map.of(), List.of()));
    simulated.byHand(
        Resource.of(table, Map.of("columns", new Value.Seq(List.of())), List.of(container)));
    simulated.byHand(
        Resource.of(
            Address.of(NAME, "grant", "legacy", "customers", "by-hand", "legacy-reader"),
            Map.of("note", Value.of("do not touch")),
            List.of(table, principal)));
  }

  @Override
  public void occupy(Address address) {
    simulated.byHand(
        Resource.of(
            address,
            Map.of("columns", new Value.Seq(List.of()), "note", Value.of("mine")),
            List.of()));
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.of(new NativeRules());
  }

  @Override
  public Hands hands() {
    return new SimulatedHands(simulated);
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    List<String> path = new ArrayList<>(subject.path());
    path.addAll(List.of("by-hand", "stranger"));
    Address grant = new Address(NAME, "grant", path);
    simulated.byHand(
        Resource.of(
            grant,
            Map.of(
                "principals", new Value.Bag(Ordered.set(List.of("stranger"))),
                "actions", new Value.Bag(Ordered.set(List.of("OWN")))),
            List.of(subject)));
    return List.of(grant);
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    Address container = Address.of(NAME, "container", subject.path().getFirst());
    simulated.byHand(Resource.of(container, Map.of("note", Value.of("theirs")), List.of()));
    return container;
  }

  @Override
  public List<String> foreignObjects() {
    return simulated.foreignTo(MESH).stream()
        .map(a -> a + " " + simulated.state().get(a).orElseThrow().attributes())
        .toList();
  }

  @Override
  public List<String> ownObjects() {
    return simulated.ownedByMesh(MESH.mesh()).stream().map(Address::toString).toList();
  }

  @Override
  public void clear() {
    simulated = maker.get();
  }

  @Override
  public void close() {}
}
