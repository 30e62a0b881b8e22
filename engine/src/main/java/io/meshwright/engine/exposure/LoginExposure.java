package io.meshwright.engine.exposure;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Session;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.spi.Lifter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Logins that act with other principals after a plan than before it: their access changes on every
 * table that one of those principals reaches, whether or not the table itself is changed.
 */
public final class LoginExposure {
  private final Lifter lifter;
  private final OverlayState before;
  private final OverlayState after;
  private final Map<PrincipalId, PrincipalId> neutral;

  private LoginExposure(
      Lifter lifter,
      OverlayState before,
      OverlayState after,
      Map<PrincipalId, PrincipalId> neutral) {
    this.lifter = lifter;
    this.before = before;
    this.after = after;
    this.neutral = Ordered.map(neutral);
  }

  /**
   * Looks at changes on top of live resources.
   *
   * @param neutral per native identity the principal that is mapped to it
   */
  public static LoginExposure of(
      String platform,
      Lifter lifter,
      NavigableMap<Address, Resource> live,
      List<Change> changes,
      Map<PrincipalId, PrincipalId> neutral) {
    OverlayState before = OverlayState.of(platform, live);
    return new LoginExposure(lifter, before, before.with(Layer.of(changes)), neutral);
  }

  /**
   * What changes for sessions whose login gets or loses a principal, per session; the others are
   * absent.
   *
   * @param logins per session its login
   * @param name what a subject is called
   */
  public SortedMap<SessionId, List<ExposureChange>> changes(
      SortedMap<SessionId, String> logins, Function<Address, String> name, Instant now) {
    TreeMap<SessionId, List<ExposureChange>> changes = new TreeMap<>();
    TreeMap<Address, Rules> rules = new TreeMap<>();
    logins.forEach(
        (session, login) -> {
          SortedSet<PrincipalId> old = principals(login, before);
          SortedSet<PrincipalId> next = principals(login, after);
          if (!old.equals(next)) {
            if (rules.isEmpty()) {
              lift(rules);
            }
            changes.put(session, changes(session, old, next, rules, name, now));
          }
        });
    return Ordered.map(changes);
  }

  /** Rules of one subject at both ends. */
  private record Rules(AccessRules start, AccessRules end) {}

  private void lift(Map<Address, Rules> rules) {
    TreeSet<Address> subjects = new TreeSet<>(lifter.subjects(before));
    subjects.addAll(lifter.subjects(after));
    for (Address subject : subjects) {
      rules.put(subject, new Rules(lift(subject, before), lift(subject, after)));
    }
  }

  private AccessRules lift(Address subject, OverlayState state) {
    return Faithfulness.neutral(lifter.lift(subject, state), neutral);
  }

  /** What a login acts with that the mesh knows. */
  private SortedSet<PrincipalId> principals(String login, OverlayState state) {
    TreeSet<PrincipalId> known = new TreeSet<>();
    lifter
        .acting(login, state)
        .ifPresent(
            names ->
                names.forEach(
                    n ->
                        Optional.ofNullable(neutral.get(PrincipalId.ofNative(n)))
                            .ifPresent(known::add)));
    return Ordered.set(known);
  }

  private static List<ExposureChange> changes(
      SessionId session,
      SortedSet<PrincipalId> old,
      SortedSet<PrincipalId> next,
      Map<Address, Rules> rules,
      Function<Address, String> name,
      Instant now) {
    List<ExposureChange> changes = new ArrayList<>();
    rules.forEach(
        (subject, each) ->
            ExposureReport.change(
                    name.apply(subject),
                    each.start(),
                    new Session(session, old),
                    each.end(),
                    new Session(session, next),
                    now)
                .ifPresent(changes::add));
    return List.copyOf(changes);
  }
}
