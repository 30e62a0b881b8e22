package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.resource.Address;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.RsComments;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which grants and datashares are ours, in the comment of what they are on; written with them, in
 * one transaction.
 */
final class Ledgers {
  private final RsLive live;
  private final Map<Address, Set<String>> claims = new TreeMap<>();
  private final Map<Address, Map<String, SortedSet<String>>> shares = new TreeMap<>();

  Ledgers(RsLive live) {
    this.live = live;
  }

  void add(RsGrant grant) {
    of(grant).ifPresent(set -> set.add(grant.grantee()));
  }

  void remove(RsGrant grant) {
    of(grant).ifPresent(set -> set.remove(grant.grantee()));
  }

  void add(RsShare share) {
    shares(share.schema(), all -> all.putIfAbsent(share.name(), new TreeSet<>()));
  }

  void remove(RsShare share) {
    shares(share.schema(), all -> all.remove(share.name()));
  }

  void add(RsShareGrant grant) {
    shares(
        grant.schema(),
        all -> all.computeIfAbsent(grant.share(), k -> new TreeSet<>()).add(grant.grantee()));
  }

  void remove(RsShareGrant grant) {
    shares(
        grant.schema(),
        all ->
            Optional.ofNullable(all.get(grant.share())).ifPresent(s -> s.remove(grant.grantee())));
  }

  /** Datashares are in the ledger of their schema, where that is ours. */
  private void shares(String schema, Consumer<Map<String, SortedSet<String>>> change) {
    Address container = RsSchema.address("", schema);
    comment(container)
        .filter(c -> c.marker().isPresent())
        .ifPresent(c -> change.accept(shares.computeIfAbsent(container, k -> copy(c))));
  }

  private static Map<String, SortedSet<String>> copy(RsComments comment) {
    Map<String, SortedSet<String>> copy = new TreeMap<>();
    comment.shares().forEach((name, users) -> copy.put(name, new TreeSet<>(users)));
    return copy;
  }

  private Optional<Set<String>> of(RsGrant grant) {
    Address container =
        grant.table().isEmpty()
            ? RsSchema.address("", grant.schema())
            : RsTable.address("", grant.schema(), grant.table());
    return comment(container)
        .filter(c -> c.marker().isPresent())
        .map(c -> claims.computeIfAbsent(container, k -> new TreeSet<>(c.claims())));
  }

  private Optional<RsComments> comment(Address container) {
    List<String> path = container.path();
    return container.kind().equals(RsSchema.KIND)
        ? live.schema(path.getFirst())
        : live.table(path.get(0), path.get(1));
  }

  /** A comment for each ledger that changes. */
  List<SqlText> statements() {
    Set<Address> containers = new TreeSet<>(claims.keySet());
    containers.addAll(shares.keySet());
    List<SqlText> statements = new ArrayList<>();
    for (Address container : containers) {
      RsComments now = comment(container).orElseThrow();
      RsComments wanted =
          now.claiming(Optional.ofNullable(claims.get(container)).orElseGet(now::claims))
              .sharing(Optional.ofNullable(shares.get(container)).orElseGet(now::shares));
      if (!now.fields().equals(wanted.fields())) {
        List<String> path = container.path();
        statements.add(
            container.kind().equals(RsSchema.KIND)
                ? RsStatements.commentOnSchema(path.getFirst(), wanted.text())
                : RsStatements.commentOnTable(path.get(0), path.get(1), wanted.text()));
      }
    }
    return statements;
  }
}
