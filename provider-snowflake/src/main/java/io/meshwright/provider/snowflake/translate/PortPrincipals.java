package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.provider.snowflake.resource.SfGrant;
import java.util.Optional;
import java.util.Set;

/**
 * Who principals are on one port: account roles, and on a port of kind share also other accounts,
 * each of which is known by a database role of its own.
 */
final class PortPrincipals {
  private final Principals principals;
  private final String schema;
  private final OutputPort port;

  PortPrincipals(Principals principals, Place place, OutputPort port) {
    this.principals = principals;
    this.schema = place.schema();
    this.port = port;
  }

  /** Whether the port is for other accounts. */
  boolean shares() {
    return port.kind() == PortKind.SHARE;
  }

  /** The account role of somebody who gets something; empty where he is another account. */
  Optional<String> role(PrincipalId principal) {
    return principals.isAccount(principal) ? Optional.empty() : principals.identity(principal);
  }

  /** The account role of whoever fills a table; that he has none is a problem of the run. */
  Optional<String> filler(PrincipalId principal) {
    return principals.role(principal);
  }

  /** Whether somebody is another account. */
  boolean isAccount(PrincipalId principal) {
    return principals.isAccount(principal);
  }

  /** The account of somebody, on a port of kind share. */
  Optional<String> account(PrincipalId principal) {
    return Optional.of(principal)
        .filter(p -> shares() && principals.isAccount(p))
        .flatMap(principals::identity);
  }

  /** The database role by which an account is known. */
  String shared(String account) {
    return SfNames.shared(schema, port.address(), account);
  }

  /**
   * Whether a session counts as somebody.
   *
   * @param readers accounts that the table is shared with
   * @param exempt whether he is only exempt from something, and may have no identity here
   */
  Expression member(PrincipalId principal, boolean exempt, Set<String> readers) {
    return account(principal)
        .filter(readers::contains)
        .map(this::knows)
        .orElseGet(() -> principals.member(principal, exempt));
  }

  /** Whether a session is of an account. */
  Expression knows(String account) {
    return new Expression.MemberOf(PrincipalId.ofNative(SfGrant.DATABASE_ROLE + shared(account)));
  }
}
