package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsSystemGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Datashares that hold something of the schemas in question, and who may do what with them. */
final class LiveShares {
  private final RsLive live;
  private final CatalogueRows rows;
  private final Map<String, Boolean> open = new TreeMap<>();
  private final Map<String, String> namespaces = new TreeMap<>();
  private final Map<String, Map<String, Held>> held = new TreeMap<>();
  private final List<Used> accounts = new ArrayList<>();

  LiveShares(RsLive live, CatalogueRows rows) {
    this.live = live;
    this.rows = rows;
  }

  /** What another account was given the use of, and whose that is. */
  private record Used(RsShareGrant grant, Owner owner) {}

  /** What of one schema is in a datashare. */
  private static final class Held {
    private final SortedSet<String> tables = new TreeSet<>();
    private boolean schema;
    private boolean takesAll;
  }

  void read() {
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SHARES)) {
      open.put(row.text(0).strip(), row.bool(1));
      namespaces.put(row.text(0).strip(), row.text(2).strip());
    }
    live.schemas()
        .forEach(
            (schema, comment) ->
                comment.shares().keySet().stream()
                    .filter(open::containsKey)
                    .forEach(share -> held(schema, share)));
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SHARE_OBJECTS)) {
      if (open.containsKey(row.text(0).strip())) {
        object(row);
      }
    }
    held.forEach((schema, shares) -> shares.forEach((share, what) -> add(schema, share, what)));
    if (!rows.seesShares()) {
      live.add(new RsSystemGrant("", RsSystemGrant.UNSEEN_SHARES), new Owner.Foreign());
    }
  }

  private Held held(String schema, String share) {
    return held.computeIfAbsent(schema, k -> new TreeMap<>())
        .computeIfAbsent(share, k -> new Held());
  }

  /** Names are joined by a full stop and not quoted: what they may mean, they mean. */
  private void object(CatalogueRows.Row row) {
    String share = row.text(0).strip();
    String name = row.text(2).strip();
    if (row.text(1).strip().toLowerCase(Locale.ROOT).equals(RsSchema.KIND)) {
      if (live.schema(name).isPresent()) {
        held(name, share).schema = true;
        held(name, share).takesAll |= row.bool(3);
      }
      return;
    }
    for (RsTable table : live.tables()) {
      if (name.equals(table.schema() + "." + table.name())) {
        held(table.schema(), share).tables.add(table.name());
      }
    }
  }

  private void add(String schema, String share, Held what) {
    Optional<RsComments> ledger = live.schema(schema).filter(c -> c.shares().containsKey(share));
    Optional<Marker> ours = ledger.flatMap(RsComments::marker);
    live.add(
        new RsShare(
            schema,
            share,
            what.tables,
            what.schema,
            what.takesAll,
            open.getOrDefault(share, Boolean.TRUE)),
        ours.<Owner>map(m -> new Owner.Within(RsSchema.address(live.platform(), schema), m))
            .orElseGet(Owner.Foreign::new));
    TreeMap<String, SortedSet<String>> grants = new TreeMap<>();
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SHARE_CONSUMERS)) {
      if (row.text(0).strip().equals(share)) {
        grants.computeIfAbsent(consumer(row), k -> new TreeSet<>()).add(RsShareGrant.USAGE);
      }
    }
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.SHARE_RIGHTS)) {
      if (row.text(0).strip().equals(share)) {
        grants
            .computeIfAbsent(row.grantee(2, 3), k -> new TreeSet<>())
            .add(row.text(1).strip().toUpperCase(Locale.ROOT));
      }
    }
    SortedSet<String> claims =
        ledger.map(c -> c.shares().get(share)).orElseGet(() -> Ordered.set(List.<String>of()));
    grants.forEach(
        (grantee, words) ->
            grant(
                new RsShareGrant(schema, share, grantee, words),
                ours.filter(m -> claims.contains(grantee))
                    .<Owner>map(
                        m -> new Owner.Claimed(RsSchema.address(live.platform(), schema), m))
                    .orElseGet(Owner.Foreign::new)));
  }

  private void grant(RsShareGrant grant, Owner owner) {
    live.add(grant, owner);
    if (grant.grantee().startsWith(RsShareGrant.ACCOUNT)) {
      accounts.add(new Used(grant, owner));
    }
  }

  /**
   * Which of the accounts are authorised. Where none was given a use the service is not asked, so
   * that nobody needs a right for what he has not; an authorisation without use opens nothing.
   */
  void readAuthorisations(DataShareGateway service) {
    if (accounts.isEmpty()) {
      return;
    }
    List<DataShareGateway.ListedShare> listed = service.dataShares();
    for (Used used : accounts) {
      RsShareGrant grant = used.grant();
      String namespace = namespaces.getOrDefault(grant.share(), "");
      String account = grant.grantee().substring(RsShareGrant.ACCOUNT.length());
      for (DataShareGateway.ListedShare share : listed) {
        if (share.is(namespace, grant.share())) {
          live.shareArn(grant.share(), share.arn());
          Optional.ofNullable(share.authorised().get(account))
              .ifPresent(
                  writes ->
                      live.add(
                          new RsShareAuthorisation(
                              grant.schema(), grant.share(), grant.grantee(), writes),
                          used.owner()));
        }
      }
    }
  }

  /** A namespace of this account has no account of its own in the row. */
  private static String consumer(CatalogueRows.Row row) {
    String namespace = row.text(2).strip().toLowerCase(Locale.ROOT);
    return namespace.isEmpty()
        ? RsShareGrant.ACCOUNT + row.text(1).strip()
        : RsShareGrant.NAMESPACE + namespace;
  }
}
