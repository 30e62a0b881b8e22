package io.meshwright.engine.access;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.ReferenceSemantics;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What policies mean for every table at an instant, tables that stay closed included.
 *
 * <p>A closed table gives nothing by its grants; its producer still has it.
 */
public final class MeantAccess {
  private final Mesh mesh;
  private final Instant now;
  private final SortedMap<TableAddress, TablePolicies> tables;
  private final Map<String, List<PolicyVerdict>> closing = new HashMap<>();
  private final Map<String, List<PolicyVerdict>> open = new HashMap<>();
  private final Map<PolicyId, AccessPolicy> policies = new HashMap<>();
  private final Map<TableAddress, AccessRules> rules = new HashMap<>();

  /**
   * Access at an instant.
   *
   * @param tables the policies of every table, resolved at that instant
   * @param verdicts of all platforms
   */
  public MeantAccess(
      Mesh mesh,
      Instant now,
      SortedMap<TableAddress, TablePolicies> tables,
      List<PolicyVerdict> verdicts) {
    this.mesh = mesh;
    this.now = now;
    this.tables = Ordered.map(tables);
    verdicts.stream()
        .filter(PolicyVerdict::closes)
        .forEach(v -> closing.computeIfAbsent(v.subject(), k -> new ArrayList<>()).add(v));
    verdicts.stream()
        .filter(PolicyVerdict::isOpenByAcceptance)
        .forEach(v -> open.computeIfAbsent(v.subject(), k -> new ArrayList<>()).add(v));
    mesh.accessPolicies().forEach(p -> policies.putIfAbsent(p.id(), p));
  }

  Mesh mesh() {
    return mesh;
  }

  Instant now() {
    return now;
  }

  /** The policies of every table that is not retired. */
  SortedMap<TableAddress, TablePolicies> tables() {
    return tables;
  }

  /** Verdicts that keep a table closed; none where it is open. */
  List<PolicyVerdict> closing(TableAddress table) {
    List<PolicyVerdict> found = new ArrayList<>(closing.getOrDefault(table.toString(), List.of()));
    found.addAll(closing.getOrDefault(table.port().toString(), List.of()));
    return found;
  }

  /** Verdicts that give more than their policies say, since that is accepted. */
  List<PolicyVerdict> losses(TableAddress table) {
    return open.getOrDefault(table.toString(), List.of());
  }

  /** What the policies of a table mean; closed where it stays closed. */
  public AccessRules rules(TableAddress table) {
    return rules.computeIfAbsent(table, this::worked);
  }

  private AccessRules worked(TableAddress table) {
    TablePolicies found = Optional.ofNullable(tables.get(table)).orElseThrow();
    return ReferenceSemantics.rules(closing(table).isEmpty() ? found : found.withoutGrants());
  }

  /** Why a policy is there. */
  Grounds grounds(PolicyId policy) {
    AccessPolicy found = policies.get(policy);
    return found == null ? Grounds.NONE : found.grounds();
  }

  /** Grants of the mesh that are about a table and have ended. */
  List<AccessPolicy> lapsed(TableAddress table) {
    return mesh.accessPolicies().stream()
        .filter(p -> p.effect() == AccessPolicy.Effect.GRANT && p.lapsedAt(now))
        .filter(p -> p.on().stream().anyMatch(t -> t.covers(table)))
        .toList();
  }
}
