package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A grant or a denial: who, which privileges, on what, which columns, which rows, until when, and
 * why.
 *
 * @param id its id
 * @param effect grant or deny; a denial wins over every grant
 * @param to whom; at least one
 * @param on what; at least one
 * @param privileges which; at least one
 * @param columns which cells of a row
 * @param rows which rows, evaluated on raw values; empty means all
 * @param until the first instant at which it no longer holds
 * @param grounds why, for people
 */
public record AccessPolicy(
    PolicyId id,
    Effect effect,
    SortedSet<PrincipalId> to,
    List<PolicyTarget> on,
    SortedSet<Privilege> privileges,
    ColumnSelection columns,
    Optional<Expression> rows,
    Optional<Instant> until,
    Grounds grounds) {

  /** Grant or deny. */
  public enum Effect {
    /** Allows. */
    GRANT,
    /** Forbids, whatever is granted. A row whose filter is unknown is forbidden too. */
    DENY
  }

  /** Copies, and refuses a policy about nobody, nothing or no privilege. */
  public AccessPolicy {
    to = Ordered.set(to);
    on = List.copyOf(on);
    privileges = Ordered.set(privileges);
    if (to.isEmpty() || on.isEmpty() || privileges.isEmpty()) {
      throw new IllegalArgumentException(
          "policy '" + id + "' needs at least one principal, one target and one privilege");
    }
  }

  /** What for; may be empty. */
  public String purpose() {
    return grounds.purpose();
  }

  /** Whether it has ended at an instant. */
  public boolean lapsedAt(Instant now) {
    return until.isPresent() && !now.isBefore(until.get());
  }

  /** A grant to read everything on the targets; narrow it with the builder. */
  public static Builder builder(
      String id, Collection<PrincipalId> to, Collection<PolicyTarget> on) {
    return new Builder(id, to, on);
  }

  /** A grant to one principal on one target, both as documents write them. */
  public static Builder builder(String id, String to, String on) {
    return new Builder(id, List.of(PrincipalId.parse(to)), List.of(PolicyTarget.parse(on)));
  }

  /** Collects the parts of an access policy. */
  public static final class Builder {
    private final PolicyId id;
    private final SortedSet<PrincipalId> to;
    private final List<PolicyTarget> on;
    private Effect effect = Effect.GRANT;
    private SortedSet<Privilege> privileges = Ordered.set(List.of(Privilege.READ));
    private ColumnSelection columns = new ColumnSelection.All();
    private Optional<Expression> rows = Optional.empty();
    private Optional<Instant> until = Optional.empty();
    private Grounds grounds = Grounds.NONE;

    private Builder(String id, Collection<PrincipalId> to, Collection<PolicyTarget> on) {
      this.id = new PolicyId(id);
      this.to = Ordered.set(to);
      this.on = List.copyOf(on);
    }

    /** Forbids instead of allowing. */
    public Builder deny() {
      this.effect = Effect.DENY;
      return this;
    }

    /** These privileges instead of reading. */
    public Builder privileges(Privilege... values) {
      this.privileges = Ordered.set(List.of(values));
      return this;
    }

    /** These columns instead of all. */
    public Builder columns(ColumnSelection value) {
      this.columns = value;
      return this;
    }

    /** These columns instead of all. */
    public Builder columns(String... names) {
      return columns(new ColumnSelection.Only(Ordered.set(List.of(names))));
    }

    /** All columns but these. */
    public Builder withoutColumns(String... names) {
      return columns(new ColumnSelection.AllBut(Ordered.set(List.of(names))));
    }

    /** These rows instead of all. */
    public Builder rows(Expression value) {
      this.rows = Optional.of(value);
      return this;
    }

    /** Until then. */
    public Builder until(Instant value) {
      this.until = Optional.of(value);
      return this;
    }

    /** What for. */
    public Builder purpose(String value) {
      this.grounds = grounds.withPurpose(value);
      return this;
    }

    /** Why. */
    public Builder grounds(Grounds value) {
      this.grounds = value;
      return this;
    }

    /** The policy. */
    public AccessPolicy build() {
      return new AccessPolicy(id, effect, to, on, privileges, columns, rows, until, grounds);
    }
  }
}
