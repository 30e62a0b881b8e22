package io.meshwright.provider.aws;

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

/** Collects the policies of a line of {@link AwsVerdictsTest}. */
final class VerdictPolicies {
  final List<AccessPolicy> access = new ArrayList<>();
  final List<RowPolicy> rows = new ArrayList<>();
  final List<MaskingPolicy> masks = new ArrayList<>();

  VerdictPolicies reads(String filter) {
    return reads("readers", filter);
  }

  VerdictPolicies reads(String group, String filter) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder("p" + access.size(), "group:" + group, "sales.orders");
    access.add(filter.isEmpty() ? policy.build() : policy.rows(rows(filter)).build());
    return this;
  }

  static Expression rows(String filter) {
    return FilterParser.parse(filter).expression().orElseThrow();
  }

  VerdictPolicies granted(Consumer<AccessPolicy.Builder> parts) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder("p" + access.size(), "group:readers", "sales.orders");
    parts.accept(policy);
    access.add(policy.build());
    return this;
  }

  VerdictPolicies given(String who, Privilege... privileges) {
    access.add(
        AccessPolicy.builder("p" + access.size(), who, "sales.orders")
            .privileges(privileges)
            .build());
    return this;
  }

  VerdictPolicies partOf(String who) {
    access.add(
        AccessPolicy.builder("p" + access.size(), who, "sales.orders")
            .rows(rows("region = 'EU'"))
            .build());
    return this;
  }

  VerdictPolicies denies() {
    access.add(AccessPolicy.builder("denied", "group:interns", "sales.orders").deny().build());
    return this;
  }

  VerdictPolicies keeps(String filter, String... except) {
    rows.add(RowPolicy.of("kept", "sales.orders", rows(filter), except));
    return this;
  }

  VerdictPolicies masks(String column) {
    masks.add(
        MaskingPolicy.ofColumn(
            "masked", "sales.orders.orders." + column, new Mask.Hash(Optional.empty())));
    return this;
  }
}
