package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** One policy that has a part in what a session sees of a table. */
public sealed interface AccessReason {
  /** Nothing but the product's own pipeline identity: it reads and writes everything. */
  record Producer(PrincipalId principal) implements AccessReason {}

  /**
   * A grant that reaches the session.
   *
   * @param policy which
   * @param through the principals of the session that it names
   * @param privileges what it gives
   * @param columns the columns that it gives
   * @param rows the rows that it gives
   * @param until the first instant at which it no longer holds
   * @param grounds why it is there
   */
  record Grant(
      PolicyId policy,
      SortedSet<PrincipalId> through,
      SortedSet<Privilege> privileges,
      SortedSet<String> columns,
      Expression rows,
      Optional<Instant> until,
      Grounds grounds)
      implements AccessReason {
    /** Copies the sets. */
    public Grant {
      through = Ordered.set(through);
      privileges = Ordered.set(privileges);
      columns = Ordered.set(columns);
    }
  }

  /** A denial that binds the session; its parts are those of {@link Grant}. */
  record Denial(
      PolicyId policy,
      SortedSet<PrincipalId> through,
      SortedSet<Privilege> privileges,
      SortedSet<String> columns,
      Expression rows,
      Optional<Instant> until,
      Grounds grounds)
      implements AccessReason {
    /** Copies the sets. */
    public Denial {
      through = Ordered.set(through);
      privileges = Ordered.set(privileges);
      columns = Ordered.set(columns);
    }
  }

  /**
   * A row policy.
   *
   * @param policy which
   * @param keep the rows that stay
   * @param exempt the principals of the session that see all rows; where there is none it binds
   */
  record KeptRows(PolicyId policy, Expression keep, SortedSet<PrincipalId> exempt)
      implements AccessReason {
    /** Copies the set. */
    public KeptRows {
      exempt = Ordered.set(exempt);
    }
  }

  /**
   * A column that inherits no classification of the columns it is computed from.
   *
   * @param column which
   * @param dropped the classifications that it would inherit
   * @param reason why it does not
   */
  record Declassified(String column, SortedSet<String> dropped, String reason)
      implements AccessReason {
    /** Copies the set. */
    public Declassified {
      dropped = Ordered.set(dropped);
    }
  }

  /**
   * A policy that is not kept on the platform, and whose loss the workspace accepts.
   *
   * @param policy which
   * @param verdict what is lost, with limit and fact
   */
  record Loss(PolicyId policy, PolicyVerdict verdict) implements AccessReason {}

  /**
   * The masks on one column.
   *
   * @param column which
   * @param mask how it looks; empty where the session sees it raw
   * @param by the policy that binds
   * @param why why this one binds, or why none does
   * @param others policies that would mask it too, and do not bind
   */
  record Masked(
      String column, Optional<Mask> mask, Optional<PolicyId> by, String why, List<PolicyId> others)
      implements AccessReason {
    /** Copies the list. */
    public Masked {
      others = List.copyOf(others);
    }
  }
}
