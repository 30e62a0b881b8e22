package io.meshwright.engine.access;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one session may do with one table, as policies mean it. */
final class SessionView {
  private final MeantAccess access;
  private final TablePolicies policies;
  private final Session session;
  private final Exposure exposure;

  SessionView(MeantAccess access, TablePolicies policies, Session session) {
    this.access = access;
    this.policies = policies;
    this.session = session;
    this.exposure = Exposure.of(access.rules(policies.table()), session, access.now());
  }

  TableAddress table() {
    return policies.table();
  }

  TablePolicies policies() {
    return policies;
  }

  Exposure exposure() {
    return exposure;
  }

  /** The principals of a policy that the session acts with. */
  SortedSet<PrincipalId> through(Collection<PrincipalId> named) {
    TreeSet<PrincipalId> through = new TreeSet<>(named);
    through.retainAll(session.principals());
    return Ordered.set(through);
  }

  boolean isProducer() {
    return policies.producer().filter(session::has).isPresent();
  }

  /** Grants that name one of its principals. */
  List<TablePolicies.Grant> grants() {
    return policies.grants().stream().filter(g -> !through(g.to()).isEmpty()).toList();
  }

  /** Denials that name one of its principals. */
  List<TablePolicies.Denial> denials() {
    return policies.denials().stream().filter(d -> !through(d.to()).isEmpty()).toList();
  }

  /** What it may do; any right lets it see that the table is there. */
  SortedSet<Privilege> rights() {
    TreeSet<Privilege> rights = new TreeSet<>();
    if (!exposure.columns().isEmpty()) {
      rights.add(Privilege.READ);
    }
    if (!exposure.write().equals(Expression.Constant.FALSE)) {
      rights.add(Privilege.WRITE);
    }
    if (exposure.manage()) {
      rights.add(Privilege.MANAGE);
    }
    boolean open = access.closing(table()).isEmpty();
    boolean named = isProducer() || open && !grants().isEmpty();
    boolean hidden = denials().stream().anyMatch(d -> d.privileges().contains(Privilege.DISCOVER));
    if (!rights.isEmpty() || named && !hidden) {
      rights.add(Privilege.DISCOVER);
    }
    return Ordered.set(rights);
  }

  /** Whether some rows of what it reads or writes stay away. */
  boolean isFiltered() {
    return exposure.columns().values().stream().anyMatch(s -> isFiltered(s.rows()))
        || isFiltered(exposure.write());
  }

  private static boolean isFiltered(Expression rows) {
    Expression everlasting = withoutEnds(rows);
    return !everlasting.equals(Expression.Constant.TRUE)
        && !everlasting.equals(Expression.Constant.FALSE);
  }

  private static Expression withoutEnds(Expression rows) {
    return NormalForm.of(
        rows, leaf -> leaf instanceof Expression.Before ? Expression.Constant.TRUE : leaf);
  }

  /** The first instant at which something of it ends. */
  Optional<Instant> until() {
    TreeSet<Instant> ends = new TreeSet<>();
    exposure.columns().values().forEach(s -> ends(s.rows(), ends));
    ends(exposure.write(), ends);
    if (ends.isEmpty() && exposure.isNone()) {
      grants().forEach(g -> g.until().ifPresent(ends::add));
    }
    return ends.stream().findFirst();
  }

  private static void ends(Expression rows, SortedSet<Instant> found) {
    // Only the ends that are left once members are resolved.
    Expression same =
        NormalForm.mapLeaves(
            rows,
            leaf -> {
              if (leaf instanceof Expression.Before(Instant instant)) {
                found.add(instant);
              }
              return leaf;
            });
    assert same.equals(rows);
  }
}
