package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.translate.MappedPrincipals;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Database roles of the principals in use, and who reads datashares from elsewhere. */
final class Principals implements MappedPrincipals.Identities {
  /** A role's name; of system roles nothing is granted or taken. */
  private static final Pattern IDENTITY =
      Pattern.compile("role:(?!sys:)[^\\p{Cntrl}\"\\\\']{1,120}");

  /** Another cluster or serverless namespace by its id, or another account by its number. */
  private static final Pattern CONSUMER =
      Pattern.compile("namespace:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|account:[0-9]{12}");

  private final MappedPrincipals mapped;
  private final SortedMap<PrincipalId, Problem> noRoles = new TreeMap<>();

  Principals(PlatformSlice slice) {
    this.mapped = new MappedPrincipals(slice, this);
  }

  /** The role of somebody who gets something; that he has none is a problem of the run. */
  Optional<String> identity(PrincipalId principal) {
    if (isConsumer(principal)) {
      noRoles.put(principal, noRole(principal, mapped.mapped(principal).orElse("")));
      return Optional.empty();
    }
    return mapped.identity(principal);
  }

  /** Whether somebody is not of this database, but another namespace or account. */
  boolean isConsumer(PrincipalId principal) {
    return mapped.mapped(principal).filter(m -> CONSUMER.matcher(m).matches()).isPresent();
  }

  /** Whether somebody is another account. */
  boolean isAccount(PrincipalId principal) {
    return mapped.mapped(principal).filter(m -> m.startsWith(RsShareGrant.ACCOUNT)).isPresent();
  }

  /** The namespace or account that somebody is. */
  Optional<String> consumer(PrincipalId principal) {
    return mapped.identity(principal);
  }

  /** The role of somebody who is only exempt; he may have none here. */
  Optional<String> exempt(PrincipalId principal) {
    return isConsumer(principal) ? Optional.empty() : mapped.exempt(principal);
  }

  /** Those that were found. */
  SortedMap<PrincipalId, String> identities() {
    return mapped.found();
  }

  List<Problem> problems() {
    return Stream.concat(mapped.problems().stream(), noRoles.values().stream()).toList();
  }

  @Override
  public Optional<Problem> problem(PrincipalId principal, String identity) {
    return IDENTITY.matcher(identity).matches() || CONSUMER.matcher(identity).matches()
        ? Optional.empty()
        : Optional.of(noRole(principal, identity));
  }

  private static Problem noRole(PrincipalId principal, String identity) {
    return Problem.error(
        "bad-identity",
        principal.toString(),
        "'" + identity + "' is no database role",
        "write role: and the name of a role that is there, such as role:analysts; who reads a share"
            + " may also be namespace: and its id, or account: and twelve digits");
  }

  @Override
  public String remedyWithout() {
    return "map it in the environment, to a database role such as role:analysts";
  }

  @Override
  public String remedyShared() {
    return "give each principal an identity of its own";
  }
}
