package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** One table: a grant per policy and principal, a guard per protection, a mask per column. */
final class TableTranslation {
  private static final Map<Privilege, String> ACTIONS =
      Map.of(
          Privilege.READ, NativeObject.SELECT,
          Privilege.WRITE, NativeObject.MODIFY,
          Privilege.MANAGE, NativeObject.ADMIN,
          Privilege.DISCOVER, NativeObject.BROWSE);

  private final TablePolicies policies;
  private final Address table;
  private final Owner owner;
  private final SortedMap<PrincipalId, String> identities;
  private final UnaryOperator<PolicyVerdict> judge;
  private final List<Desired> resources = new ArrayList<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();

  TableTranslation(
      TablePolicies policies,
      Address table,
      Address container,
      Owner owner,
      SortedMap<PrincipalId, String> identities,
      UnaryOperator<PolicyVerdict> judge) {
    this.judge = judge;
    this.policies = policies;
    this.table = table;
    this.owner = owner;
    this.identities = Ordered.map(identities);
    add(table, Map.of("columns", columns()), List.of(container), List.of());
    policies.rowPolicies().forEach(this::keep);
    policies.denials().forEach(this::deny);
    policies.masks().forEach((column, masks) -> masks.forEach(m -> mask(column, m)));
    if (verdicts.stream().noneMatch(PolicyVerdict::closes)) {
      policies.producer().ifPresent(this::own);
      policies.grants().forEach(this::grant);
    }
  }

  List<Desired> resources() {
    return List.copyOf(resources);
  }

  List<PolicyVerdict> verdicts() {
    return List.copyOf(verdicts);
  }

  private Value columns() {
    List<Value> columns = new ArrayList<>();
    for (Column column : policies.schema().columns()) {
      columns.add(
          new Value.Obj(
              Ordered.map(
                  Map.of(
                      "name", Value.of(column.name()),
                      "type", Value.of(column.type().text()),
                      "required", Value.of(column.required())))));
    }
    return new Value.Seq(columns);
  }

  private void own(PrincipalId producer) {
    String name = nameOf(producer);
    add(
        inside(SimulatedKinds.GRANT, "producer", name),
        Map.of(
            NativeObject.PRINCIPALS, bag(List.of(name)),
            NativeObject.ACTIONS, bag(List.of(NativeObject.OWN)),
            NativeObject.COLUMNS, bag(policies.schema().columnNames())),
        List.of(),
        List.of());
  }

  private void grant(TablePolicies.Grant grant) {
    for (PrincipalId principal : grant.to()) {
      String name = nameOf(principal);
      TreeMap<String, Value> attributes = new TreeMap<>();
      attributes.put(NativeObject.PRINCIPALS, bag(List.of(name)));
      attributes.put(NativeObject.ACTIONS, actions(grant.privileges()));
      attributes.put(NativeObject.COLUMNS, bag(grant.columns()));
      attributes.put(NativeObject.FILTER, condition(grant.rows()));
      expires(attributes, grant.until());
      add(
          inside(SimulatedKinds.GRANT, grant.policy().value(), name),
          attributes,
          List.of(),
          List.of(grant.policy()));
    }
    exact(grant.policy(), "a grant with a filter and columns per principal");
  }

  private void keep(TablePolicies.KeptRows kept) {
    add(
        inside(SimulatedKinds.GUARD, kept.policy().value()),
        Map.of(
            NativeObject.MODE, Value.of(NativeObject.KEEP),
            NativeObject.PRINCIPALS, names(kept.except()),
            NativeObject.FILTER, condition(kept.keep())),
        List.of(),
        List.of(kept.policy()));
    exact(kept.policy(), "a guard that keeps rows");
  }

  private void deny(TablePolicies.Denial denial) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put(NativeObject.MODE, Value.of(NativeObject.DENY));
    attributes.put(NativeObject.PRINCIPALS, names(denial.to()));
    attributes.put(NativeObject.ACTIONS, actions(denial.privileges()));
    attributes.put(NativeObject.COLUMNS, bag(denial.columns()));
    attributes.put(NativeObject.FILTER, condition(denial.rows()));
    expires(attributes, denial.until());
    add(
        inside(SimulatedKinds.GUARD, denial.policy().value()),
        attributes,
        List.of(),
        List.of(denial.policy()));
    exact(denial.policy(), "a guard that denies cells");
  }

  private void mask(String column, TablePolicies.ColumnMask mask) {
    if (mask.mask() instanceof Mask.Hash(Optional<String> key) && key.isPresent()) {
      verdicts.add(
          judge.apply(
              new PolicyVerdict(
                  Optional.of(mask.policy()),
                  policies.table().toString(),
                  Verdict.IMPOSSIBLE,
                  "a hash with a key",
                  Optional.of(SimulatedKinds.KEYED_HASH))));
      return;
    }
    add(
        inside(SimulatedKinds.MASK, column, mask.policy().value()),
        Map.of(
            NativeObject.FUNCTION, NativeMasks.write(mask.mask(), column),
            NativeObject.RANK, Value.of(mask.mask().strength()),
            NativeObject.PRINCIPALS, names(mask.except())),
        List.of(),
        List.of(mask.policy()));
    exact(mask.policy(), "a mask by function");
  }

  private void exact(PolicyId policy, String how) {
    verdicts.add(
        new PolicyVerdict(
            Optional.of(policy),
            policies.table().toString(),
            Verdict.EXACT,
            how,
            Optional.empty()));
  }

  private static void expires(Map<String, Value> attributes, Optional<Instant> until) {
    until.ifPresent(u -> attributes.put(NativeObject.EXPIRES, Value.of(u.toString())));
  }

  private static Value actions(SortedSet<Privilege> privileges) {
    return bag(
        privileges.stream().map(p -> Optional.ofNullable(ACTIONS.get(p)).orElseThrow()).toList());
  }

  private Value names(Collection<PrincipalId> principals) {
    return bag(principals.stream().map(this::nameOf).toList());
  }

  private static Value bag(Collection<String> values) {
    return new Value.Bag(Ordered.set(values));
  }

  private String nameOf(PrincipalId principal) {
    return Optional.ofNullable(identities.get(principal)).orElseGet(principal::toString);
  }

  private Value condition(Expression filter) {
    return new Value.Condition(
        NormalForm.of(
            filter,
            leaf ->
                leaf instanceof Expression.MemberOf(PrincipalId principal)
                    ? new Expression.MemberOf(PrincipalId.ofNative(nameOf(principal)))
                    : leaf));
  }

  private Address inside(String kind, String... path) {
    List<String> full = new ArrayList<>(table.path());
    full.addAll(List.of(path));
    return new Address(table.platform(), kind, full);
  }

  private void add(
      Address address,
      Map<String, Value> attributes,
      List<Address> needs,
      List<PolicyId> realises) {
    TreeSet<Address> all = new TreeSet<>(needs);
    if (!address.equals(table)) {
      all.add(table);
    }
    NativePrincipals.namedBy(Resource.of(address, attributes, all))
        .forEach(p -> all.add(Address.of(table.platform(), SimulatedKinds.PRINCIPAL, p)));
    resources.add(new Desired(Resource.of(address, attributes, all), owner, Ordered.set(realises)));
  }
}
