package io.meshwright.engine;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a run of some domains leaves alone, in words; one finding a product. */
final class ScopeFindings {
  private static final int MOST_NAMED = 3;

  private ScopeFindings() {}

  /** It needs products of other domains that are not there. */
  static Problem needsOther(String product, Set<String> needed, List<Address> left) {
    return Problem.error(
        "needs-other-domain",
        product,
        "needs "
            + String.join(", ", needed)
            + ", which is not applied yet; left alone: "
            + named(left),
        "apply " + domains(needed) + " first, or together with this one");
  }

  /** It relies on products of other domains that are there in an older form. */
  static Problem oldSource(String product, Set<String> sources) {
    return Problem.warning(
        "old-source",
        product,
        "is built on " + String.join(", ", sources) + ", which has changes that are not applied",
        "apply " + domains(sources) + " first, or together with this one");
  }

  /** It would go, and products of other domains need it. */
  static Problem neededByOther(
      String product, Set<String> users, Set<Address> kept, boolean destroy) {
    return Problem.error(
        "needed-by-other-domain",
        product,
        "is needed by " + String.join(", ", users) + "; left alone: " + named(kept),
        (destroy ? "destroy " : "apply ") + domains(users) + " first, or together");
  }

  /** Shared objects that nothing declares any more. */
  static Problem leftovers(List<Address> left) {
    return Problem.warning(
        "shared-leftovers",
        left.getFirst().platform(),
        "a run of some domains deletes nothing that domains share; no longer declared: "
            + named(left),
        "plan and apply without --domain");
  }

  private static String domains(Set<String> products) {
    Set<String> domains = new TreeSet<>();
    products.forEach(p -> domains.add("--domain " + DomainScope.domain(p)));
    return String.join(" ", domains);
  }

  private static String named(Collection<Address> addresses) {
    String first =
        String.join(", ", addresses.stream().limit(MOST_NAMED).map(Address::toString).toList());
    int more = addresses.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
