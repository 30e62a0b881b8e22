package io.meshwright.engine;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.engine.diff.Difference;
import io.meshwright.spi.Translation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands on a platform only since policies, or accepted losses, gave it that have ended: the
 * resources of the same workspace before anything lapsed, against those of now.
 */
final class Lapsed {
  private final Map<Address, Desired> before = new HashMap<>();
  private final Map<Address, Resource> after = new HashMap<>();

  /**
   * What lapsed.
   *
   * @param unended the translation of the workspace as if nothing had ended
   * @param now its translation
   */
  Lapsed(Translation unended, Translation now) {
    unended.resources().forEach(d -> before.put(d.address(), d));
    now.resources().forEach(d -> after.put(d.address(), d.resource()));
  }

  /**
   * Whether a change does nothing but take away what has ended: an object that has no place any
   * more, or one that is exactly as it was and has to be otherwise for no other reason.
   */
  boolean is(Change change) {
    Optional<Desired> was = Optional.ofNullable(before.get(change.address()));
    return switch (change) {
      case Change.Delete delete -> was.isPresent() && !after.containsKey(change.address());
      case Change.Update update ->
          was.isPresent()
              && change
                  .before()
                  .map(Resource::attributes)
                  .equals(Optional.of(was.get().resource().attributes()));
      case Change.Create create -> false;
      case Change.Replace replace -> false;
      case Change.Adopt adopt -> false;
    };
  }

  /** Only what has ended. */
  Difference only(Difference difference) {
    return new Difference(
        difference.changes().stream().filter(this::is).toList(),
        difference.reasons(),
        difference.unchanged(),
        difference.problems());
  }

  /** The difference with the end of a policy as the reason where it is the reason. */
  Difference explained(Difference difference) {
    TreeMap<Address, String> reasons = new TreeMap<>(difference.reasons());
    for (Change change : difference.changes()) {
      Optional.ofNullable(before.get(change.address()))
          .filter(d -> is(change))
          .ifPresent(d -> reasons.put(change.address(), reason(d)));
    }
    return new Difference(
        difference.changes(), reasons, difference.unchanged(), difference.problems());
  }

  private static String reason(Desired was) {
    String policies =
        was.realises().stream().map(PolicyId::value).collect(Collectors.joining(", "));
    return policies.isEmpty() ? "what needed it has ended" : policies + " has ended";
  }
}
