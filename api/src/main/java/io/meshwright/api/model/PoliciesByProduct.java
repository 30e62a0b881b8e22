package io.meshwright.api.model;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.RowPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which policies may be about a product's tables, so that no table is held against all. */
final class PoliciesByProduct {
  private final Map<ProductAddress, Set<AccessPolicy>> access = new HashMap<>();
  private final Map<ProductAddress, Set<RowPolicy>> rows = new HashMap<>();
  private final Map<ProductAddress, Set<MaskingPolicy>> named = new HashMap<>();
  private final List<MaskingPolicy> everywhere = new ArrayList<>();

  PoliciesByProduct(Mesh mesh) {
    mesh.accessPolicies().forEach(p -> p.on().forEach(t -> add(access, t, p)));
    mesh.rowPolicies().forEach(p -> p.on().forEach(t -> add(rows, t, p)));
    for (MaskingPolicy policy : mesh.maskingPolicies()) {
      policy
          .target()
          .ifPresentOrElse(target -> add(named, target, policy), () -> everywhere.add(policy));
    }
  }

  private static <P> void add(Map<ProductAddress, Set<P>> policies, PolicyTarget target, P policy) {
    policies.computeIfAbsent(target.product(), k -> new LinkedHashSet<>()).add(policy);
  }

  /** Grants and denials, in the mesh's order. */
  Collection<AccessPolicy> access(ProductAddress product) {
    return access.getOrDefault(product, Set.of());
  }

  /** Row policies, in the mesh's order. */
  Collection<RowPolicy> rows(ProductAddress product) {
    return rows.getOrDefault(product, Set.of());
  }

  /** Masking policies: those by classification, then those that name the product. */
  List<MaskingPolicy> masking(ProductAddress product) {
    List<MaskingPolicy> masking = new ArrayList<>(everywhere);
    masking.addAll(named.getOrDefault(product, Set.of()));
    return masking;
  }
}
