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
    return new PlatformSlice(
        slice.mesh(),
        slice.platform(),
        slice.products().stream()
            .map(
                product ->
                    new PlatformSlice.SliceProduct(
                        product.product(),
                        product.ports().stream()
                            .map(
                                port ->
                                    new PlatformSlice.SlicePort(
                                        port.port(),
                                        port.tables().stream()
                                            .map(t -> t.mapFilters(this::condition))
                                            .toList()))
                            .toList()))
            .toList(),
        slice.principals(),
        slice.sessions());
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
