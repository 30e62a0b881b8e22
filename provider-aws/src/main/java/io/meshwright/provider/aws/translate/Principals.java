package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.translate.MappedPrincipals;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Native identities of the principals in use. */
final class Principals implements MappedPrincipals.Identities {
  private final PlatformSlice slice;
  private final Optional<String> account;
  private final MappedPrincipals mapped;

  /**
   * Principals of a mesh.
   *
   * @param account the number of the account that everything is in; empty where nobody says
   */
  Principals(PlatformSlice slice, Optional<String> account) {
    this.slice = slice;
    this.account = account;
    this.mapped = new MappedPrincipals(slice, this);
  }

  /** Who somebody is; empty where he is nobody there, which is no problem yet. */
  Optional<AwsPrincipal> known(PrincipalId principal) {
    return mapped.mapped(principal).flatMap(AwsPrincipal::of);
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

  /** The identity of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return mapped.identity(principal);
  }

  /**
   * Who acts as a role, a user or for an account acts as no other at the same time. How rights of
   * several groups of an identity centre add up is not written anywhere.
   */
  @Override
  public Optional<Problem> problem(PrincipalId id, String identity) {
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

  @Override
  public String remedyWithout() {
    return "map it in the environment, to the ARN of a role or user, or an account";
  }

  @Override
  public String remedyShared() {
    return "give each principal an identity of its own";
  }

  /** Those that were found. */
  SortedMap<PrincipalId, String> identities() {
    return mapped.found();
  }

  List<Problem> problems() {
    return mapped.problems();
  }
}
