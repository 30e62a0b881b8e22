package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PublishedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Grants, guards and masks of a table as rules, whoever made them. */
final class SimulatedLifter implements Lifter {
  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    return Ordered.set(
        state.under(SimulatedKinds.TABLE, List.of()).stream().map(Resource::address).toList());
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<Resource> table = state.get(subject);
    List<NativeObject> grants = inside(SimulatedKinds.GRANT, subject, state);
    List<NativeObject> guards = inside(SimulatedKinds.GUARD, subject, state);
    List<NativeObject> masks = inside(SimulatedKinds.MASK, subject, state);
    if (table.isEmpty()) {
      return AccessRules.closed(List.of());
    }
    Expression owns = held(grants, NativeObject.OWN);
    Expression administers = held(grants, NativeObject.ADMIN);
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (String column : columns(table.get())) {
      Expression raw =
          Expression.or(
              owns, Expression.and(administers, open(guards, NativeObject.ADMIN, column)));
      Expression read = Expression.and(selected(grants, column), kept(guards));
      Expression visible =
          Expression.or(
              owns,
              Expression.and(Expression.or(read, raw), open(guards, NativeObject.SELECT, column)));
      cells.put(column, new CellRule(visible, cases(masks, column, raw)));
    }
    Expression written = Expression.or(held(grants, NativeObject.MODIFY), administers);
    return new AccessRules(
            cells,
            Expression.or(owns, Expression.and(written, open(guards, NativeObject.MODIFY))),
            Expression.and(administers, open(guards, NativeObject.ADMIN)))
        .normalised();
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return state.get(subject).map(NativeColumns::published);
  }

  private static List<String> columns(Resource table) {
    return NativeColumns.published(table).columns().stream()
        .map(PublishedTable.Column::name)
        .toList();
  }

  private static List<NativeObject> inside(String kind, Address table, ResourceState state) {
    return state.under(kind, table.path()).stream().map(NativeObject::new).toList();
  }

  private static Expression held(List<NativeObject> grants, String action) {
    return new Expression.Or(
        grants.stream().filter(g -> g.can(action)).map(SimulatedLifter::applies).toList());
  }

  private static Expression selected(List<NativeObject> grants, String column) {
    return new Expression.Or(
        grants.stream()
            .filter(g -> g.can(NativeObject.SELECT) && g.covers(column))
            .map(SimulatedLifter::applies)
            .toList());
  }

  /** Administrators and owners have no filter; the platform would not look at it. */
  private static Expression applies(NativeObject grant) {
    boolean filtered = grant.can(NativeObject.SELECT) || grant.can(NativeObject.MODIFY);
    return Expression.and(
        anyOf(grant.principals()),
        alive(grant),
        filtered ? grant.filter() : Expression.Constant.TRUE);
  }

  private static Expression alive(NativeObject object) {
    return object
        .expires()
        .<Expression>map(Expression.Before::new)
        .orElse(Expression.Constant.TRUE);
  }

  private static Expression anyOf(Collection<String> names) {
    return new Expression.Or(
        names.stream()
            .<Expression>map(name -> new Expression.MemberOf(PrincipalId.ofNative(name)))
            .toList());
  }

  private static Expression kept(List<NativeObject> guards) {
    return new Expression.And(
        guards.stream()
            .filter(g -> g.is(NativeObject.KEEP))
            .<Expression>map(g -> Expression.or(anyOf(g.principals()), g.filter()))
            .toList());
  }

  private static Expression open(List<NativeObject> guards, String action, String... columns) {
    return new Expression.And(
        guards.stream()
            .filter(g -> !g.is(NativeObject.KEEP) && g.can(action))
            .filter(g -> List.of(columns).stream().allMatch(g::covers))
            .<Expression>map(
                g -> Expression.not(Expression.and(anyOf(g.principals()), alive(g), g.filter())))
            .toList());
  }

  private static List<CellRule.MaskCase> cases(
      List<NativeObject> masks, String column, Expression raw) {
    List<CellRule.MaskCase> cases = new ArrayList<>();
    masks.stream()
        .filter(m -> m.resource().address().path().get(2).equals(column))
        .sorted(
            Comparator.comparingInt((NativeObject m) -> -m.rank())
                .thenComparing(m -> m.resource().address()))
        .forEach(
            m ->
                m.resource()
                    .attribute(NativeObject.FUNCTION)
                    .flatMap(NativeMasks::read)
                    .ifPresent(
                        mask ->
                            cases.add(
                                new CellRule.MaskCase(
                                    Expression.not(Expression.or(raw, anyOf(m.principals()))),
                                    mask))));
    return cases;
  }
}
