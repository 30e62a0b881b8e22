package io.meshwright.provider.aws;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.FileRules;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An account in which every port is of files.
 *
 * @param inner the same with tables
 * @param ports what becomes of ports
 */
public record FilesFixture(AwsFixture inner, UnaryOperator<OutputPort> ports)
    implements ContractFixture {
  private static final int DAYS = 20;

  /** Files of a fake account. */
  public FilesFixture() {
    this(new FakeAccount());
  }

  /** Files of an account. */
  public FilesFixture(TestAccount account) {
    this(AwsFixture.everyType(account).withBuckets(), FilesFixture::files);
  }

  /** The same where files are deleted after a while, of each port another one. */
  public FilesFixture deleting() {
    return new FilesFixture(
        inner.with("deletion", "files"),
        port -> files(Promises.retention(port, DAYS + port.address().port().length())));
  }

  private static OutputPort files(OutputPort port) {
    return port.toBuilder().kind(PortKind.FILES).build();
  }

  @Override
  public ProviderFactory factory() {
    return new ChangedPorts(inner.factory(), ports);
  }

  @Override
  public Platform platform() {
    return inner.platform();
  }

  @Override
  public Target target() {
    return inner.target();
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return Set.of(PolicyFeature.NESTING, PolicyFeature.ENDS);
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
    return Optional.of(new FileRules());
  }

  @Override
  public Hands hands() {
    return inner.hands();
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    return inner.giveAccessByHand(subject);
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
}
