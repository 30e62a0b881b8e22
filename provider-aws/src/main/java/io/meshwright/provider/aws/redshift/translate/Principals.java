package io.meshwright.provider.aws.redshift.translate;

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

/** Database roles of the principals in use. */
final class Principals {
  /** A role's name; of system roles nothing is granted or taken. */
  private static final Pattern IDENTITY =
      Pattern.compile("role:(?!sys:)[^\\p{Cntrl}\"\\\\']{1,120}");

  /** Another cluster or serverless namespace by its id, or another account by its number. */
  private static final Pattern CONSUMER =
      Pattern.compile("namespace:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|account:[0-9]{12}");

  private final PlatformSlice slice;
  private final Map<PrincipalId, Optional<String>> resolved = new HashMap<>();
  private final Map<String, PrincipalId> holders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Principals(PlatformSlice slice) {
    this.slice = slice;
  }

  /** The role of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return resolved.computeIfAbsent(principal, this::resolve);
  }

  /** Whether somebody is not of this database, but another namespace or account. */
  boolean isConsumer(PrincipalId principal) {
    return mapped(principal).filter(m -> CONSUMER.matcher(m).matches()).isPresent();
  }

  /** The namespace or account that somebody is. */
  Optional<String> consumer(PrincipalId principal) {
    return resolved.computeIfAbsent(principal, id -> mapped(id).flatMap(m -> unique(id, m)));
  }

  /** The role of somebody who is only exempt; he may have none here. */
  Optional<String> exempt(PrincipalId principal) {
    return mapped(principal).isEmpty() || isConsumer(principal)
        ? Optional.empty()
        : identity(principal);
  }

  private Optional<String> mapped(PrincipalId id) {
    return Optional.ofNullable(slice.principals().get(id))
        .flatMap((Principal p) -> p.on(slice.platform().name()));
  }

  private Optional<String> resolve(PrincipalId id) {
    Optional<String> mapped = mapped(id);
    if (mapped.isEmpty()) {
      problems.add(
          Problem.error(
              "unmapped-principal",
              id.toString(),
              "it has no identity on platform " + slice.platform().name(),
              "map it in the environment, to a database role such as role:analysts"));
      return Optional.empty();
    }
    if (!IDENTITY.matcher(mapped.get()).matches()) {
      problems.add(
          Problem.error(
              "bad-identity",
              id.toString(),
              "'" + mapped.get() + "' is no database role",
              "write role: and the name of a role that is there, such as role:analysts; for who"
                  + " reads a share also namespace: and its id, or account: and twelve digits"));
      return Optional.empty();
    }
    return unique(id, mapped.get());
  }

  private Optional<String> unique(PrincipalId id, String identity) {
    PrincipalId holder = holders.putIfAbsent(identity, id);
    if (holder != null && !holder.equals(id)) {
      problems.add(
          Problem.error(
              "name-collision",
              id.toString(),
              "'" + identity + "' is the identity of " + holder + " as well",
              "give each principal an identity of its own"));
      return Optional.empty();
    }
    return Optional.of(identity);
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
