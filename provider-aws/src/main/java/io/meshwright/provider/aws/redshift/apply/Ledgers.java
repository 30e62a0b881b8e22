package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.redshift.client.RsComments;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.sql.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which grants are ours, in the comment of what they are on; written with them, in one transaction.
 */
final class Ledgers {
  private final RsLive live;
  private final Map<Address, Set<String>> claims = new TreeMap<>();

  Ledgers(RsLive live) {
    this.live = live;
  }

  void add(RsGrant grant) {
    of(grant).ifPresent(set -> set.add(grant.grantee()));
  }

  void remove(RsGrant grant) {
    of(grant).ifPresent(set -> set.remove(grant.grantee()));
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
    List<SqlText> statements = new ArrayList<>();
    claims.forEach(
        (container, wanted) -> {
          RsComments now = comment(container).orElseThrow();
          if (!now.claims().equals(wanted)) {
            String text = now.claiming(wanted).text();
            List<String> path = container.path();
            statements.add(
                container.kind().equals(RsSchema.KIND)
                    ? RsStatements.commentOnSchema(path.getFirst(), text)
                    : RsStatements.commentOnTable(path.get(0), path.get(1), text));
          }
        });
    return statements;
  }
}
