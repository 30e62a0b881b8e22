package io.meshwright.api;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import java.util.List;
import java.util.SortedSet;

/**
 * How a plan is made.
 *
 * @param destroy plan the removal of everything that is ours
 * @param domains only objects of products of these domains, and what these need; empty means all
 * @param lapsedOnly take away what policies and accepted losses gave that have ended, and do
 *     nothing else
 * @param adopt objects that somebody else made at the addresses where ours belong, and that are to
 *     become ours
 */
public record PlanOptions(
    boolean destroy, boolean lapsedOnly, SortedSet<DomainName> domains, SortedSet<Address> adopt) {
  /** Make what is declared. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(
          false, false, Ordered.set(List.<DomainName>of()), Ordered.set(List.<Address>of()));

  /** Remove everything that is ours. */
  public static final PlanOptions DESTROY = DEFAULT.withDestroy(true);

  /** Take away what has ended. */
  public static final PlanOptions SWEEP =
      new PlanOptions(false, true, DEFAULT.domains(), DEFAULT.adopt());

  /** Copies the sets. */
  public PlanOptions {
    domains = Ordered.set(domains);
    adopt = Ordered.set(adopt);
  }

  /** These options, to remove everything or not. */
  public PlanOptions withDestroy(boolean value) {
    return new PlanOptions(value, lapsedOnly, domains, adopt);
  }

  /** These options for some domains only. */
  public PlanOptions withDomains(SortedSet<DomainName> value) {
    return new PlanOptions(destroy, lapsedOnly, value, adopt);
  }

  /** These options with objects to adopt. */
  public PlanOptions withAdopt(SortedSet<Address> value) {
    return new PlanOptions(destroy, lapsedOnly, domains, value);
  }
}
