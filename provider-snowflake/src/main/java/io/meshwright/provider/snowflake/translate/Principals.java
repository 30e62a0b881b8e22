package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.translate.MappedPrincipals;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Account roles of the principals in use. */
final class Principals implements MappedPrincipals.Identities {
  /** A role whose name needs no quotes; of system roles nothing is granted or taken. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "role:(?!(?:ACCOUNTADMIN|GLOBALORGADMIN|ORGADMIN|PUBLIC|SECURITYADMIN|SYSADMIN|USERADMIN)$)"
              + "[A-Z_][A-Z0-9_$]{0,254}");

  private final MappedPrincipals mapped;

  Principals(PlatformSlice slice) {
    this.mapped = new MappedPrincipals(slice, this);
  }

  /** The role of somebody who gets or is refused something; to have none is a problem. */
  Optional<String> identity(PrincipalId principal) {
    return mapped.identity(principal);
  }

  /**
   * Whether a session counts as somebody.
   *
   * @param exempt whether he is only exempt from something, and may have no role here
   */
  Expression member(PrincipalId principal, boolean exempt) {
    return (exempt ? mapped.exempt(principal) : mapped.identity(principal))
        .<Expression>map(name -> new Expression.MemberOf(PrincipalId.ofNative(name)))
        .orElse(Expression.Constant.FALSE);
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
                "'" + identity + "' is no account role that access could be given to",
                "write role: and the name of a role that is there, in capital letters, digits and"
                    + " _, such as role:ANALYSTS; not one of the system's"));
  }

  @Override
  public String remedyWithout() {
    return "map it in the environment, to an account role such as role:ANALYSTS";
  }

  @Override
  public String remedyShared() {
    return "give each principal a role of its own";
  }
}
