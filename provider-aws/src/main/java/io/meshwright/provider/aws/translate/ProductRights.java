package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rights by the LF-tag of a product instead of one on each of its tables, for whoever reads all
 * that carries it here: every table of the product, each whole. On what is ours they give what the
 * named ones give; what they reach besides is a loss, so that every policy by which he reads has to
 * be one whose loss the workspace accepts. Else the rights stay named.
 */
final class ProductRights {
  private static final String LIMIT = "tag-reach";
  private static final SortedSet<String> SELECT = Ordered.set(List.of("SELECT"));

  private final Draft draft;

  ProductRights(Draft draft) {
    this.draft = draft;
  }

  /** Puts them in place of what is in the draft. */
  void add() {
    Map<PlatformSlice.SliceProduct, AwsTagging> tags = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (PlatformSlice.SliceProduct product : draft.slice().products()) {
      AwsTagging tag = ProductTags.ofProduct(draft.slice(), product.product());
      if (draft.has(tag.address(draft.platform()))) {
        tags.put(product, tag);
        counts.merge(tag.value(), 1, Integer::sum);
      }
    }
    // Long names are cut in a tag: where two are one there, it is that of neither.
    tags.values().removeIf(tag -> counts.getOrDefault(tag.value(), 0) > 1);
    tags.forEach(this::product);
  }

  private void product(PlatformSlice.SliceProduct product, AwsTagging tag) {
    List<AwsTable> tables =
        draft.under(AwsTable.KIND, List.of(tag.database())).stream()
            .map(d -> (AwsTable) AwsResource.of(d.resource()))
            .toList();
    // Nothing says how tags reach views and links, so that beside one every right is named.
    boolean onlyTables =
        draft.under(AwsView.KIND, List.of(tag.database())).isEmpty()
            && draft.under(AwsLink.KIND, List.of(tag.database())).isEmpty();
    if (!onlyTables || tables.isEmpty()) {
      return;
    }
    Map<String, Set<PolicyId>> readers = new TreeMap<>();
    for (String identity : readersOfAll(tables)) {
      Set<PolicyId> policies = policies(product, identity);
      if (isAccepted(policies)) {
        readers.put(identity, policies);
      }
    }
    if (!readers.isEmpty()) {
      byTag(product.product(), tag, tables, readers);
    }
  }

  /** Who selects every one of some tables, whole, and no more. */
  private Set<String> readersOfAll(List<AwsTable> tables) {
    Set<String> readers = new TreeSet<>(readers(tables.getFirst()));
    tables.forEach(t -> readers.retainAll(readers(t)));
    return readers;
  }

  private List<String> readers(AwsTable table) {
    List<String> readers = new ArrayList<>();
    for (Desired each : draft.under(AwsGrant.KIND, List.of(table.database(), table.name(), ""))) {
      if (AwsResource.of(each.resource()) instanceof AwsGrant grant
          && grant.permissions().equals(SELECT)
          && grant.grantable().isEmpty()
          && isOfOwnAccount(grant.principal())) {
        readers.add(grant.principal());
      }
    }
    return readers;
  }

  private boolean isOfOwnAccount(String identity) {
    return AwsPrincipal.of(identity)
        .filter(p -> !p.isMany() && !draft.principals().isOutside(p))
        .isPresent();
  }

  /** The policies by which somebody reads something of a product. */
  private Set<PolicyId> policies(PlatformSlice.SliceProduct product, String identity) {
    Optional<PrincipalId> who =
        draft.principals().identities().entrySet().stream()
            .filter(e -> e.getValue().equals(identity))
            .map(Map.Entry::getKey)
            .findFirst();
    Set<PolicyId> policies = new TreeSet<>();
    for (PlatformSlice.SlicePort port : product.ports()) {
      for (TablePolicies table : port.tables()) {
        table.grants().stream()
            .filter(g -> g.privileges().contains(Privilege.READ))
            .filter(g -> who.filter(w -> g.to().contains(w)).isPresent())
            .forEach(g -> policies.add(g.policy()));
      }
    }
    return policies;
  }

  private boolean isAccepted(Set<PolicyId> policies) {
    return !policies.isEmpty() && draft.slice().accepted().keySet().containsAll(policies);
  }

  private void byTag(
      DataProduct product,
      AwsTagging tag,
      List<AwsTable> tables,
      Map<String, Set<PolicyId>> readers) {
    Address database = AwsDatabase.address(draft.platform(), tag.database());
    Owner owner = new Owner.Claimed(database, draft.marker(product));
    Set<String> claims = new TreeSet<>();
    Set<PolicyId> losing = new TreeSet<>();
    readers.forEach(
        (identity, policies) -> {
          AwsTagGrant grant =
              AwsTagGrant.selecting(identity, tag.key(), tag.value(), tag.database());
          draft.add(grant, owner, policies);
          claims.add(grant.claim());
          losing.addAll(policies);
        });
    tables.forEach(t -> unnamed(t, readers.keySet()));
    claimed(database, claims);
    losing.forEach(policy -> verdict(policy, product, tag));
  }

  private void unnamed(AwsTable table, Set<String> readers) {
    TreeSet<String> claims = new TreeSet<>(table.claims());
    for (String identity : readers) {
      draft.remove(
          AwsGrant.address(draft.platform(), table.database(), table.name(), "", identity));
      claims.remove(AwsGrant.claim("", identity));
    }
    draft.replace(
        new AwsTable(
            table.database(),
            table.name(),
            table.columns(),
            table.format(),
            table.location(),
            table.description(),
            claims));
  }

  private void claimed(Address address, Set<String> more) {
    AwsDatabase database = (AwsDatabase) AwsResource.of(draft.at(address).orElseThrow().resource());
    TreeSet<String> claims = new TreeSet<>(database.claims());
    claims.addAll(more);
    draft.replace(
        new AwsDatabase(
            database.name(),
            database.description(),
            database.location(),
            claims,
            database.opensTables()));
  }

  /**
   * About the product and not about its tables: there everything is as the policies say, and what
   * is accepted for one of them says nothing of the others.
   */
  private void verdict(PolicyId policy, DataProduct product, AwsTagging tag) {
    draft.judge(
        new PolicyVerdict(
            Optional.of(policy),
            product.address().toString(),
            Verdict.WEAKER,
            "its readers have a right on whatever has the LF-tag %s = %s: also what others put it on"
                    .formatted(tag.key(), tag.value())
                + ", and every table that is made in database "
                + tag.database(),
            Optional.of(LIMIT)));
  }
}
