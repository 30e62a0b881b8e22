package io.meshwright.provider.snowflake;

import io.meshwright.api.model.Platform;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A fake account in which every port is of a kind that is read as a whole or not at all. */
abstract class WholeFixture implements ContractFixture {
  /** Grants of the whole, from which others keep something. */
  static final Set<PolicyFeature> KEEPING =
      Set.of(
          PolicyFeature.PRIVILEGES,
          PolicyFeature.ROW_POLICIES,
          PolicyFeature.MASKS,
          PolicyFeature.NESTING);

  static final String NAME = "warehouse";
  static final String STRANGER = "role:STRANGER";

  final SnowflakeFixture inner;
  private final Set<PolicyFeature> features;

  WholeFixture(SnowflakeFixture inner, Set<PolicyFeature> features) {
    this.inner = inner;
    this.features = features;
  }

  public final FakeAccount account() {
    return inner.account();
  }

  final void run(String... statements) {
    account().run(statements);
  }

  @Override
  public ProviderFactory factory() {
    return inner.factory();
  }

  @Override
  public Platform platform() {
    return inner.platform();
  }

  @Override
  public Target target() {
    Target all = inner.target();
    return new Target(all.platform(), all.types(), all.identities(), features, all.kind());
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return Set.of(PolicyFeature.NESTING);
  }

  @Override
  public InstantSource clock() {
    return inner.clock();
  }

  @Override
  public Path stateFolder() {
    return inner.stateFolder();
  }

  @Override
  public void makeForeignObjects() {
    inner.makeForeignObjects();
  }

  @Override
  public void occupy(Address address) {
    inner.occupy(address);
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return inner.enforcement();
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    return inner.makeContainerByHand(subject);
  }

  @Override
  public List<String> foreignObjects() {
    return inner.foreignObjects();
  }

  @Override
  public List<String> ownObjects() {
    return inner.ownObjects();
  }

  @Override
  public void clear() {
    inner.clear();
  }

  @Override
  public void close() {
    inner.close();
  }

  static String quoted(List<String> path) {
    return String.join(
        ".", path.stream().map(name -> "\"" + name.replace("\"", "\"\"") + "\"").toList());
  }

  static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
  }
}
