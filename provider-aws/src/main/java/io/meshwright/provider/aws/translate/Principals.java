package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Native identities of the principals in use. */
final class Principals {
  /**
   * Roles, users and accounts: who acts as one of these acts as no other at the same time. How
   * rights of several groups of an identity centre add up is not written anywhere.
   */
  private static final Pattern IDENTITY =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]{1,512}|\\d{12}");

  private final PlatformSlice slice;
  private final Map<PrincipalId, Optional<String>> resolved = new HashMap<>();
  private final Map<String, PrincipalId> holders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Principals(PlatformSlice slice) {
    this.slice = slice;
  }

  /** The identity of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return resolved.computeIfAbsent(principal, this::resolve);
  }

  private Optional<String> resolve(PrincipalId id) {
    Optional<String> mapped =
        Optional.ofNullable(slice.principals().get(id))
            .flatMap((Principal p) -> p.on(slice.platform().name()));
    if (mapped.isEmpty()) {
      problems.add(
          Problem.error(
              "unmapped-principal",
              id.toString(),
              "it has no identity on platform " + slice.platform().name(),
              "map it in the environment, to the ARN of a role or user, or an account"));
      return Optional.empty();
    }
    if (!IDENTITY.matcher(mapped.get()).matches()) {
      problems.add(
          Problem.error(
              "bad-identity",
              id.toString(),
              "'" + mapped.get() + "' is no role, user or account",
              "write an ARN such as arn:aws:iam::111122223333:role/analysts, or 12 digits"));
      return Optional.empty();
    }
    PrincipalId holder = holders.putIfAbsent(mapped.get(), id);
    if (holder != null && !holder.equals(id)) {
      problems.add(
          Problem.error(
              "name-collision",
              id.toString(),
              "'" + mapped.get() + "' is the identity of " + holder + " as well",
              "give each principal an identity of its own"));
      return Optional.empty();
    }
    return mapped;
  }

  /** Those that were found. */
  SortedMap<PrincipalId, String> identities() {
    Map<PrincipalId, String> found = new TreeMap<>();
    resolved.forEach((id, name) -> name.ifPresent(n -> found.put(id, n)));
    return Ordered.map(found);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
