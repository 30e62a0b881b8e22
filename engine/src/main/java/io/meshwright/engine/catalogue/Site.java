package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.TablePolicies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What every page draws from: the facts, and what is computed from them once. */
final class Site {
  private final CatalogueFacts facts;
  private final List<Subject> subjects;
  private final SortedMap<TableAddress, TableAccess> access = new TreeMap<>();
  private final Lineage lineage;
  private final Map<PolicyId, AccessPolicy> grants;

  Site(CatalogueFacts facts) {
    this.facts = facts;
    this.subjects = Subject.of(facts.mesh());
    this.lineage = Lineage.of(facts.mesh());
    this.grants =
        facts.mesh().accessPolicies().stream()
            .collect(Collectors.toMap(AccessPolicy::id, p -> p, (first, second) -> first));
    Set<String> closed =
        facts.verdicts().stream()
            .filter(PolicyVerdict::closes)
            .map(PolicyVerdict::subject)
            .collect(Collectors.toSet());
    for (TablePolicies table : facts.tables().values()) {
      access.put(
          table.table(),
          TableAccess.of(table, closed.contains(table.table().toString()), subjects));
    }
  }

  Mesh mesh() {
    return facts.mesh();
  }

  CatalogueFacts facts() {
    return facts;
  }

  List<Subject> subjects() {
    return subjects;
  }

  /** Access by table; tables that are not provisioned are left out. */
  SortedMap<TableAddress, TableAccess> access() {
    return access;
  }

  Lineage lineage() {
    return lineage;
  }

  /** What a policy is for and why it is there; empty where it does not say. */
  String purpose(PolicyId policy) {
    AccessPolicy found = grants.get(policy);
    return found == null ? "" : purpose(found);
  }

  static String purpose(AccessPolicy policy) {
    Grounds grounds = policy.grounds();
    return grounds.equals(Grounds.of(grounds.purpose()))
        ? grounds.purpose()
        : String.join("; ", grounds.text());
  }

  /** Who answers for a product: its team, else the domain's owner. */
  String owner(DataProduct product) {
    if (!product.team().name().isEmpty()) {
      return product.team().name();
    }
    Domain domain = mesh().domains().get(product.address().domain());
    return domain == null ? "" : domain.owner();
  }

  /** Tables of a product, in order of port and contract. */
  static List<TableAddress> tables(DataProduct product) {
    return product.outputPorts().stream().map(OutputPort::tables).flatMap(List::stream).toList();
  }
}
