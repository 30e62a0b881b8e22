package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Other namespaces and accounts on one port. Whoever may use a datashare reads each of its tables
 * whole and raw, so that somebody who may not read all of that may not use it at all.
 */
final class ShareReaders {
  private final boolean shares;
  private final Principals principals;
  private final List<RsPolicies> tables;

  /**
   * Readers of a port.
   *
   * @param shares whether the port is a share
   * @param tables what the policies say of each of its tables
   */
  ShareReaders(boolean shares, Principals principals, List<RsPolicies> tables) {
    this.shares = shares;
    this.principals = principals;
    this.tables = List.copyOf(tables);
  }

  /** Those who may use the datashare: everything in it is granted to them. */
  SortedSet<PrincipalId> readers() {
    TreeSet<PrincipalId> all = new TreeSet<>();
    if (shares) {
      for (RsPolicies table : tables) {
        table.policies().grants().forEach(g -> all.addAll(g.to()));
      }
      all.removeIf(p -> !principals.isConsumer(p) || !readsEverything(p));
    }
    return Ordered.set(all);
  }

  private boolean readsEverything(PrincipalId principal) {
    return tables.stream()
        .allMatch(t -> t.readsWhole(principal) && !isMasked(t) && !changes(t, principal));
  }

  /** Masks shut a table for datashares, also those that somebody is exempt from. */
  static boolean isMasked(RsPolicies table) {
    return table.policies().masks().values().stream().anyMatch(m -> !m.isEmpty());
  }

  private static boolean changes(RsPolicies table, PrincipalId principal) {
    return table.policies().grants().stream()
        .anyMatch(g -> g.to().contains(principal) && changes(g));
  }

  private static boolean changes(TablePolicies.Grant grant) {
    return grant.privileges().contains(Privilege.WRITE)
        || grant.privileges().contains(Privilege.MANAGE);
  }

  /** What is left for roles of this database. */
  TablePolicies ofRoles(TablePolicies policies) {
    List<TablePolicies.Grant> grants = new ArrayList<>();
    for (TablePolicies.Grant grant : policies.grants()) {
      TreeSet<PrincipalId> roles = new TreeSet<>(grant.to());
      roles.removeIf(principals::isConsumer);
      if (!roles.isEmpty()) {
        grants.add(
            new TablePolicies.Grant(
                grant.policy(),
                roles,
                grant.privileges(),
                grant.columns(),
                grant.rows(),
                grant.until()));
      }
    }
    return new TablePolicies(
        policies.table(),
        policies.schema(),
        grants,
        policies.denials(),
        policies.rowPolicies(),
        maskedForRoles(policies.masks()),
        policies.producer());
  }

  /**
   * Who is exempt as a namespace or account meets the mask nevertheless, by his role. Where a
   * weaker mask would come next for him, what this one lets through may be more in other places.
   */
  private SortedMap<String, List<TablePolicies.ColumnMask>> maskedForRoles(
      SortedMap<String, List<TablePolicies.ColumnMask>> masks) {
    TreeMap<String, List<TablePolicies.ColumnMask>> all = new TreeMap<>();
    masks.forEach(
        (column, list) -> {
          List<TablePolicies.ColumnMask> kept = new ArrayList<>(list);
          for (int i = 0; i < list.size() - 1; i++) {
            TablePolicies.ColumnMask mask = list.get(i);
            if (!mask.mask().revealsNothing()
                && mask.except().stream().anyMatch(principals::isConsumer)) {
              kept.set(
                  i,
                  new TablePolicies.ColumnMask(mask.policy(), new Mask.Nullify(), mask.except()));
            }
          }
          all.put(column, kept);
        });
    return all;
  }

  /** The verdicts on a table: those of the roles, or worse ones. */
  List<PolicyVerdict> verdicts(RsPolicies table, List<PolicyVerdict> ofRoles) {
    Map<PolicyId, PolicyVerdict> worst = new LinkedHashMap<>();
    ofRoles.forEach(v -> v.policy().ifPresent(p -> worst.put(p, v)));
    for (TablePolicies.Grant grant : table.policies().grants()) {
      for (PrincipalId principal : grant.to()) {
        if (principals.isConsumer(principal)) {
          add(worst, table, grant.policy(), judged(grant, principal));
        }
      }
    }
    table.policies().masks().values().stream()
        .flatMap(List::stream)
        .filter(m -> m.except().stream().anyMatch(principals::isConsumer))
        .forEach(
            m ->
                add(
                    worst,
                    table,
                    m.policy(),
                    new Judged(
                        Verdict.STRICTER,
                        "a masked table is in no datashare, also for who is exempt",
                        "share-masked")));
    return List.copyOf(worst.values());
  }

  /** A verdict without its subject. */
  private record Judged(Verdict verdict, String reason, String limit) {}

  private Judged judged(TablePolicies.Grant grant, PrincipalId principal) {
    if (!shares) {
      return new Judged(
          Verdict.IMPOSSIBLE,
          principal + " is another namespace or account, which reads ports of kind share only",
          "share-consumer");
    }
    if (changes(grant)) {
      return new Judged(
          Verdict.IMPOSSIBLE, "what is shared is there to be read only", "share-reads");
    }
    if (!grant.privileges().contains(Privilege.READ)) {
      return new Judged(
          Verdict.STRICTER, "a datashare is used or not; without reading it is not", "share-reads");
    }
    if (tables.stream().anyMatch(ShareReaders::isMasked)) {
      return new Judged(
          Verdict.IMPOSSIBLE,
          "a masked table of the port is not taken into its datashare",
          "share-masked");
    }
    if (!readsEverything(principal)) {
      return new Judged(
          Verdict.IMPOSSIBLE,
          "a datashare shows all rows and columns of all its tables, and "
              + principal
              + " may not read all of them; give it a port of its own",
          "share-whole");
    }
    return grant
        .until()
        .map(
            end ->
                new Judged(
                    Verdict.WEAKER,
                    "a grant has no end of its own; `sweep` takes it away after " + end,
                    "grant-end"))
        .orElseGet(
            () ->
                new Judged(
                    Verdict.EXACT,
                    principals.isAccount(principal)
                        ? "the use of a datashare, and the authorisation of the account"
                        : "the use of a datashare",
                    ""));
  }

  private static void add(
      Map<PolicyId, PolicyVerdict> worst, RsPolicies table, PolicyId policy, Judged judged) {
    PolicyVerdict known = worst.get(policy);
    if (known == null || judged.verdict().compareTo(known.verdict()) > 0) {
      worst.put(
          policy,
          new PolicyVerdict(
              Optional.of(policy),
              table.policies().table().toString(),
              judged.verdict(),
              judged.reason(),
              Optional.of(judged.limit()).filter(l -> !l.isEmpty())));
    }
  }
}
