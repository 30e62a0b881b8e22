package io.meshwright.spi;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Resources to rules, whoever made them. Pure, and looks resources up only through the given state,
 * so that the engine knows what a subject depends on.
 *
 * <p>Members of the rules are native identities ({@code PrincipalId.ofNative}); the engine maps
 * them to neutral principals. What cannot be read becomes an opaque condition, never nothing.
 */
public interface Lifter {
  /** The published tables and views of a state. */
  SortedSet<Address> subjects(ResourceState state);

  /** Who may do what on a subject, by every way that leads to its data. */
  AccessRules lift(Address subject, ResourceState state);

  /**
   * Whether one session may act as all of these members of rules. What rules would give to a
   * session that there cannot be is compared with nothing. Whoever cannot be some of them cannot be
   * those and more.
   *
   * @param members as {@link #lift} has them; what is no native identity may be beside any
   */
  default boolean canBe(Set<PrincipalId> members) {
    return true;
  }

  /**
   * What consumers find at a subject: columns, neutral types, and whether NULL is refused. Lifted
   * from what a translator makes it is what the contract says, but for types that the platform
   * keeps as others. Empty where the subject is not there or cannot be read.
   */
  default Optional<PublishedTable> published(Address subject, ResourceState state) {
    return Optional.empty();
  }

  /**
   * The native steps by which identities come to read a subject, and those that are missing. It
   * explains; what somebody sees is for {@link #lift} to say.
   *
   * @param identities native identities that act together
   */
  default NativePaths paths(Address subject, SortedSet<String> identities, ResourceState state) {
    return NativePaths.UNKNOWN;
  }

  /**
   * The native identities that a login acts with, as a state has it.
   *
   * @param login as {@link Translation#logins} has it
   * @return empty where the platform does not know: the identity provider does
   */
  default Optional<SortedSet<String>> acting(String login, ResourceState state) {
    return Optional.empty();
  }

  /**
   * What is wrong with a state beside who has access to what: that the platform does not guard what
   * it should, for example. Said of what a run leaves behind; with place, cause and remedy.
   *
   * @param subjects those that are asked about
   */
  default List<Problem> findings(SortedSet<Address> subjects, ResourceState state) {
    return List.of();
  }
}
