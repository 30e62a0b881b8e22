package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.spi.PlatformSlice;

/**
 * Filters that ask for principals, as filters that ask for their roles. A principal without a role
 * stays as it is, which cannot be written and so closes the table.
 */
final class NativeMembers {
  private final Principals principals;

  NativeMembers(Principals principals) {
    this.principals = principals;
  }

  PlatformSlice of(PlatformSlice slice) {
    return slice.mapTables(t -> t.mapFilters(this::condition));
  }

  private Expression condition(Expression condition) {
    return NormalForm.of(
        condition,
        leaf ->
            leaf instanceof Expression.MemberOf(PrincipalId principal)
                    && principal.kind() != PrincipalId.Kind.NATIVE
                ? principals
                    .identity(principal)
                    .<Expression>map(name -> new Expression.MemberOf(PrincipalId.ofNative(name)))
                    .orElse(leaf)
                : leaf);
  }
}
