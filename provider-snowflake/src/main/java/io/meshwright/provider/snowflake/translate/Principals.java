package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.translate.MappedPrincipals;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Account roles of the principals in use, and other accounts. */
final class Principals implements MappedPrincipals.Identities {
  /** A role whose name needs no quotes; of system roles nothing is granted or taken. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "role:(?!(?:ACCOUNTADMIN|GLOBALORGADMIN|ORGADMIN|PUBLIC|SECURITYADMIN|SYSADMIN|USERADMIN)$)"
              + "[A-Z_][A-Z0-9_$]{0,254}");

  /** An account by its organisation and name, as SHOW SHARES tells of it. */
  private static final Pattern ACCOUNT =
      Pattern.compile("account:[A-Z][A-Z0-9]{0,99}\\.[A-Z][A-Z0-9_]{0,99}");

  private final MappedPrincipals mapped;

  /** The account itself, as it would be written; a share of its own it cannot be added to. */
  private final String own;

  private final Set<PrincipalId> principals;
  private final SortedMap<PrincipalId, Problem> noRoles = new TreeMap<>();

  Principals(PlatformSlice slice) {
    this.mapped = new MappedPrincipals(slice, this);
    this.principals = slice.principals().keySet();
    this.own =
        "account:"
            + slice
                .platform()
                .settings()
                .getOrDefault("account", "")
                .toUpperCase(Locale.ROOT)
                .replaceFirst("-", ".");
  }

  /** The account itself, {@code ORGANISATION.ACCOUNT}; empty where its setting does not say so. */
  Optional<String> own() {
    return Optional.of(own)
        .filter(o -> ACCOUNT.matcher(o).matches())
        .map(o -> o.substring(SfShareAccount.ACCOUNT.length()));
  }

  /** Whether any principal of the mesh is another account here. */
  boolean knowsAccounts() {
    return principals.stream().anyMatch(this::isAccount);
  }

  /** What somebody is who gets or is refused something; to be nothing here is a problem. */
  Optional<String> identity(PrincipalId principal) {
    return mapped.identity(principal);
  }

  /** Whether somebody is another account. */
  boolean isAccount(PrincipalId principal) {
    return mapped
        .mapped(principal)
        .filter(m -> ACCOUNT.matcher(m).matches() && !m.equals(own))
        .isPresent();
  }

  /** The role of somebody; to have none is a problem. */
  Optional<String> role(PrincipalId principal) {
    if (isAccount(principal)) {
      noRoles.put(principal, noRole(principal, mapped.mapped(principal).orElse("")));
      return Optional.empty();
    }
    return identity(principal);
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
    return Stream.concat(mapped.problems().stream(), noRoles.values().stream()).toList();
  }

  @Override
  public Optional<Problem> problem(PrincipalId principal, String identity) {
    boolean other = ACCOUNT.matcher(identity).matches() && !identity.equals(own);
    return other || IDENTITY.matcher(identity).matches()
        ? Optional.empty()
        : Optional.of(noRole(principal, identity));
  }

  private static Problem noRole(PrincipalId principal, String identity) {
    return Problem.error(
        "bad-identity",
        principal.toString(),
        "'" + identity + "' is no account role that access could be given to",
        "write role: and the name of a role that is there, in capital letters, digits and"
            + " _, such as role:ANALYSTS; not one of the system's. Who reads a share may also be"
            + " account: and an organisation and account, such as account:PARTNER.MAIN");
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
