package io.meshwright.testkit.contract;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.kit.filter.FilterParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Collects the policies of a line of a {@link VerdictContract}: on the product {@code
 * sales.orders}, with the port and table {@code orders}, for the groups readers, finance and
 * interns.
 */
public final class VerdictPolicies {
  private final List<AccessPolicy> access = new ArrayList<>();
  private final List<RowPolicy> rows = new ArrayList<>();
  private final List<MaskingPolicy> masks = new ArrayList<>();

  /** The readers read the rows of a filter; all where it is empty. */
  public VerdictPolicies reads(String filter) {
    return reads("readers", filter);
  }

  /** A group reads the rows of a filter; all where it is empty. */
  public VerdictPolicies reads(String group, String filter) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder("p" + access.size(), "group:" + group, "sales.orders");
    access.add(filter.isEmpty() ? policy.build() : policy.rows(rows(filter)).build());
    return this;
  }

  /** A filter. */
  public static Expression rows(String filter) {
    return FilterParser.parse(filter).expression().orElseThrow();
  }

  /** The readers read, but for what is said otherwise. */
  public VerdictPolicies granted(Consumer<AccessPolicy.Builder> parts) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder("p" + access.size(), "group:readers", "sales.orders");
    parts.accept(policy);
    access.add(policy.build());
    return this;
  }

  /** Somebody gets some privileges. */
  public VerdictPolicies given(String who, Privilege... privileges) {
    access.add(
        AccessPolicy.builder("p" + access.size(), who, "sales.orders")
            .privileges(privileges)
            .build());
    return this;
  }

  /** Somebody reads the rows of one region. */
  public VerdictPolicies partOf(String who) {
    access.add(
        AccessPolicy.builder("p" + access.size(), who, "sales.orders")
            .rows(rows("region = 'EU'"))
            .build());
    return this;
  }

  /** The interns are denied. */
  public VerdictPolicies denies() {
    access.add(AccessPolicy.builder("denied", "group:interns", "sales.orders").deny().build());
    return this;
  }

  /** Rows kept back from all but some. */
  public VerdictPolicies keeps(String filter, String... except) {
    rows.add(RowPolicy.of("kept", "sales.orders", rows(filter), except));
    return this;
  }

  /** A column is hashed. */
  public VerdictPolicies masks(String column) {
    return masks(column, new Mask.Hash(Optional.empty()));
  }

  /** A column is masked. */
  public VerdictPolicies masks(String column, Mask mask) {
    masks.add(MaskingPolicy.ofColumn("masked", "sales.orders.orders." + column, mask));
    return this;
  }

  /** Gives a mesh these policies. */
  public void addTo(Mesh.Builder mesh) {
    access.forEach(mesh::policy);
    rows.forEach(mesh::policy);
    masks.forEach(mesh::policy);
  }

  /** Everybody whom they give something. */
  Stream<PrincipalId> principals() {
    return access.stream().flatMap(policy -> policy.to().stream());
  }
}
