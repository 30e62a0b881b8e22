package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.translate.MappedPrincipals;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Database roles of the principals in use. */
final class Principals implements MappedPrincipals.Identities {
  /** A role's name; of system roles nothing is granted or taken. */
  private static final Pattern IDENTITY =
      Pattern.compile("role:(?!sys:)[^\\p{Cntrl}\"\\\\']{1,120}");

  private final MappedPrincipals mapped;

  Principals(PlatformSlice slice) {
    this.mapped = new MappedPrincipals(slice, this);
  }

  /** The role of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    return mapped.identity(principal);
  }

  /** The role of somebody who is only exempt; he may have none here. */
  Optional<String> exempt(PrincipalId principal) {
    return mapped.exempt(principal);
  }

  /** Those that were found. */
  SortedMap<PrincipalId, String> identities() {
    return mapped.found();
  }

  List<Problem> problems() {
    return mapped.problems();
  }

  @Override
  public Optional<Problem> problem(PrincipalId principal, String identity) {
    return IDENTITY.matcher(identity).matches()
        ? Optional.empty()
        : Optional.of(
            Problem.error(
                "bad-identity",
                principal.toString(),
                "'" + identity + "' is no database role",
                "write role: and the name of a role that is there, such as role:analysts"));
  }

  @Override
  public String remedyWithout() {
    return "map it in the environment, to a database role such as role:analysts";
  }

  @Override
  public String remedyShared() {
    return "give each principal a role of its own";
  }
}
