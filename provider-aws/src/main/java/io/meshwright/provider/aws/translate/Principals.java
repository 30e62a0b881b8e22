package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Native identities of the principals in use. */
final class Principals {
  private final PlatformSlice slice;
  private final Optional<String> account;
  private final Map<PrincipalId, Optional<String>> resolved = new HashMap<>();
  private final Map<String, PrincipalId> holders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Principals of a mesh.
   *
   * @param account the number of the account that everything is in; empty where nobody says
   */
  Principals(PlatformSlice slice, Optional<String> account) {
    this.slice = slice;
    this.account = account;
  }

  /** Who somebody is; empty where he is nobody there, which is no problem yet. */
  Optional<AwsPrincipal> known(PrincipalId principal) {
    return mapped(principal).flatMap(AwsPrincipal::of);
  }

  /** Whether somebody is of another account. */
  boolean isOutside(AwsPrincipal principal) {
    return principal.isOutside(account);
  }

  /** Whether what somebody gets may also reach another one. */
  boolean mayReach(AwsPrincipal one, AwsPrincipal other) {
    return one.mayReach(other, account);
  }

  /** What an identity gets: other accounts read, and hand on what they were given. */
  Given bounded(String identity, Given given) {
    return AwsPrincipal.of(identity)
        .filter(this::isOutside)
        .map(p -> given.outside(p.isMany()))
        .orElse(given);
  }

  private Optional<String> mapped(PrincipalId id) {
    return Optional.ofNullable(slice.principals().get(id))
        .flatMap((Principal p) -> p.on(slice.platform().name()));
  }

  /** The identity of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return resolved.computeIfAbsent(principal, this::resolve);
  }

  private Optional<String> resolve(PrincipalId id) {
    Optional<String> mapped = mapped(id);
    if (mapped.isEmpty()) {
      problems.add(
          Problem.error(
              "unmapped-principal",
              id.toString(),
              "it has no identity on platform " + slice.platform().name(),
              "map it in the environment, to the ARN of a role or user, or an account"));
      return Optional.empty();
    }
    Optional<Problem> problem = problem(id, mapped.get());
    if (problem.isPresent()) {
      problems.add(problem.get());
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

  /**
   * Who acts as a role, a user or for an account acts as no other at the same time. How rights of
   * several groups of an identity centre add up is not written anywhere.
   */
  private Optional<Problem> problem(PrincipalId id, String identity) {
    Optional<AwsPrincipal> who = AwsPrincipal.of(identity);
    if (who.isEmpty()) {
      return Optional.of(
          Problem.error(
              "bad-identity",
              id.toString(),
              "'" + identity + "' is no role, user, account or organisation",
              "write an ARN such as arn:aws:iam::111122223333:role/analysts, or 12 digits"));
    }
    if (!who.get().isMany()) {
      return Optional.empty();
    }
    if (account.isEmpty()) {
      return Optional.of(
          Problem.error(
              "missing-setting",
              id.toString(),
              "it is %s, and platform %s does not say which account it is itself"
                  .formatted(identity, slice.platform().name()),
              "write the setting 'account' of the platform, 12 digits"));
    }
    return Optional.of(identity)
        .filter(account.get()::equals)
        .map(
            own ->
                Problem.error(
                    "bad-identity",
                    id.toString(),
                    "'" + own + "' is the account of platform " + slice.platform().name(),
                    "within an account name its roles and users"));
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
