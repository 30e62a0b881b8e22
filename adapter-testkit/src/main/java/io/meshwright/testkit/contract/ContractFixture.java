package io.meshwright.testkit.contract;

import io.meshwright.api.model.Platform;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An adapter with an empty platform behind it. A contract opens one per test and closes it. */
public interface ContractFixture extends AutoCloseable {
  /** The adapter. */
  ProviderFactory factory();

  /** The platform as a mesh names it. */
  Platform platform();

  /** What random cases may hold; by default columns of every type. */
  default Target target() {
    return Target.of(platform());
  }

  /**
   * What policies the platform carries out to the letter; by default everything. Half of the random
   * cases hold nothing else: where much is refused, what is granted is tested as well.
   */
  default Set<PolicyFeature> exactFeatures() {
    return target().features();
  }

  /** The platform's time. Where that is a server's own, a clock that agrees with it. */
  InstantSource clock();

  /** Resolves references to secrets; by default there are none. */
  default Optional<char[]> secret(String reference) {
    return Optional.empty();
  }

  /** Where an embedded platform keeps its data. */
  Path stateFolder();

  /**
   * Somebody else makes objects that carry no marker, beside ours and with rights on one another.
   */
  void makeForeignObjects();

  /** Somebody else makes an object of that kind and name. */
  void occupy(Address address);

  /**
   * A model of what the platform shows; empty where the platform behind the fixture is the real
   * one, which then is asked itself (see {@link PolicyContract}).
   */
  Optional<NativeEnforcement> enforcement();

  /** Somebody else's hands on what is ours. */
  Hands hands();

  /**
   * Somebody else lets a stranger read a published table of ours, in whatever ways the platform
   * has.
   *
   * @param subject the table as consumers find it, applied before
   * @return what he made that is nothing but access
   */
  List<Address> giveAccessByHand(Address subject);

  /**
   * Somebody else makes the outermost container that a published table belongs into; it could
   * become ours.
   *
   * @return the container
   */
  Address makeContainerByHand(Address subject);

  /** Everything that is not ours, one line each with all that could be changed about it. */
  List<String> foreignObjects();

  /** What is left of ours, one line each, whatever the reader says. */
  List<String> ownObjects();

  /** Empties the platform, for the next case. */
  void clear();

  @Override
  void close();
}
