package io.meshwright.engine;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Session;
import io.meshwright.api.report.TableAccess;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.engine.exposure.Faithfulness;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.NativePaths;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a session sees on one platform, lifted from what is live there. */
final class LiveAccess {
  private final Lifter lifter;
  private final Translation translation;
  private final LiveState state;
  private final LiveState wanted;
  private final Map<PrincipalId, PrincipalId> neutral;
  private final Map<Address, SortedSet<PolicyId>> realises = new HashMap<>();
  private final Instant now;

  private LiveAccess(
      String platform, Lifter lifter, Translation translation, LiveState state, Instant now) {
    this.wanted = LiveState.wanted(platform, translation.resources());
    this.lifter = lifter;
    this.translation = translation;
    this.state = state;
    this.now = now;
    this.neutral = PlatformPlan.principals(translation);
    translation.resources().forEach(d -> realises.put(d.address(), d.realises()));
  }

  /** Reads a platform. */
  static LiveAccess read(
      WorkspaceId mesh,
      Platform platform,
      PlatformProvider provider,
      Translation translation,
      Instant now) {
    List<Seen> live = new ArrayList<>();
    provider
        .reader()
        .read(
            new ReadScope(
                mesh, Ordered.set(translation.resources().stream().map(Desired::address).toList())),
            live::add);
    LiveState state = new LiveState(platform.name().value(), live);
    return new LiveAccess(platform.name().value(), provider.lifter(), translation, state, now);
  }

  /**
   * The answer for one table.
   *
   * @param desired what the workspace says
   * @param session who is asked about, as declared
   * @param declared the declared session among them, whose login may act with something else
   */
  TableAccess.Live of(TableAccess desired, Session session, Optional<SessionId> declared) {
    Address subject = translation.subjects().get(desired.table());
    Session acting = acting(session, declared);
    if (subject == null) {
      Exposure none = Exposure.of(AccessRules.closed(List.of()), acting, now);
      return new TableAccess.Live(
          acting.principals(),
          none,
          true,
          List.of(),
          List.of("the port is not made on platform " + desired.platform()),
          List.of());
    }
    AccessRules rules = lifted(subject, state);
    Exposure exposure = Exposure.of(rules.possible(), acting, now);
    boolean exact = Exposure.of(rules.sure(), acting, now).equals(exposure);
    NativePaths paths = lifter.paths(subject, identities(acting), state);
    return new TableAccess.Live(
        acting.principals(),
        exposure,
        exact,
        paths.paths().stream().map(this::text).toList(),
        paths.missing(),
        LiveDifferences.of(
            desired.columns(),
            Exposure.of(lifted(subject, wanted).possible(), session, now),
            exposure));
  }

  private AccessRules lifted(Address subject, LiveState from) {
    return Faithfulness.neutral(lifter.lift(subject, from).normalised(), neutral);
  }

  /** The session as its login is: only what the platform does not know is taken as declared. */
  private Session acting(Session session, Optional<SessionId> declared) {
    Optional<SortedSet<String>> found =
        declared
            .flatMap(id -> Optional.ofNullable(translation.logins().get(id)))
            .flatMap(login -> lifter.acting(login, state));
    if (found.isEmpty()) {
      return session;
    }
    TreeSet<PrincipalId> principals = new TreeSet<>();
    for (String name : found.get()) {
      PrincipalId identity = PrincipalId.ofNative(name);
      principals.add(neutral.getOrDefault(identity, identity));
    }
    return new Session(session.id(), principals);
  }

  private SortedSet<String> identities(Session session) {
    TreeSet<String> names = new TreeSet<>();
    for (PrincipalId principal : session.principals()) {
      Optional.ofNullable(translation.identities().get(principal)).ifPresent(names::add);
      if (principal.kind() == PrincipalId.Kind.NATIVE) {
        names.add(principal.name());
      }
    }
    return names;
  }

  private String text(List<Address> path) {
    return path.stream()
        .map(
            address ->
                address.kind()
                    + " "
                    + String.join(".", address.path())
                    + Optional.ofNullable(realises.get(address))
                        .filter(p -> !p.isEmpty())
                        .map(
                            p ->
                                p.stream()
                                    .map(PolicyId::value)
                                    .collect(Collectors.joining(", ", " (", ")")))
                        .orElse(""))
        .collect(Collectors.joining(" -> "));
  }
}
