package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes of datashares. What goes out of one goes first; it is taken away as a whole where nobody
 * uses it any more, which the order of changes sees to.
 */
final class ShareWriter {
  private final RsLive live;
  private final Ledgers ledgers;
  private final List<SqlText> first = new ArrayList<>();

  ShareWriter(RsLive live, Ledgers ledgers) {
    this.live = live;
    this.ledgers = ledgers;
  }

  /**
   * What has to come before all else, and may do so in transactions of its own: it says of tables
   * that are in no datashare of ours yet that they may be, and lets nobody read them by itself.
   */
  List<SqlText> first() {
    return List.copyOf(first);
  }

  List<SqlText> make(RsShare share) {
    List<SqlText> statements = new ArrayList<>(List.of(ShareStatements.create(share.name())));
    statements.add(ShareStatements.addSchema(share.name(), share.schema()));
    add(share, List.copyOf(share.tables()), statements);
    ledgers.add(share);
    return statements;
  }

  List<SqlText> change(RsShare before, RsShare after) {
    List<SqlText> statements = new ArrayList<>();
    List<String> gone = new ArrayList<>(before.tables());
    gone.removeAll(after.tables());
    if (!gone.isEmpty()) {
      statements.add(ShareStatements.removeTables(after.name(), after.schema(), gone));
    }
    if (before.open() && !after.open()) {
      statements.add(ShareStatements.close(after.name()));
    }
    if (!before.holdsSchema()) {
      statements.add(ShareStatements.addSchema(after.name(), after.schema()));
    }
    if (before.takesAll() && !after.takesAll()) {
      statements.add(ShareStatements.takeNothingNew(after.name(), after.schema()));
    }
    List<String> added = new ArrayList<>(after.tables());
    added.removeAll(before.tables());
    add(after, added, statements);
    return statements;
  }

  /** A table whose masks are about to go may still have them: a masked one would be refused. */
  private void add(RsShare share, List<String> tables, List<SqlText> statements) {
    for (String table : tables) {
      if (live.isMasked(share.schema(), table)) {
        first.add(ShareStatements.unmaskForShares(share.schema(), table));
      }
    }
    if (!tables.isEmpty()) {
      statements.add(ShareStatements.addTables(share.name(), share.schema(), tables));
    }
  }

  /** Ours goes as a whole; of somebody else's, what he took of our schema. */
  List<SqlText> take(RsShare share) {
    boolean ours =
        live.schema(share.schema()).filter(c -> c.shares().containsKey(share.name())).isPresent();
    ledgers.remove(share);
    if (ours) {
      return List.of(ShareStatements.drop(share.name()));
    }
    List<SqlText> statements = new ArrayList<>();
    if (!share.tables().isEmpty()) {
      statements.add(ShareStatements.removeTables(share.name(), share.schema(), share.tables()));
    }
    if (share.holdsSchema()) {
      statements.add(ShareStatements.removeSchema(share.name(), share.schema()));
    }
    return statements;
  }

  SqlText grant(RsShareGrant grant) {
    ledgers.add(grant);
    return ShareStatements.grant(grant);
  }

  /** The statement; empty where it is about a right that is not ours to take. */
  Optional<SqlText> revoke(RsShareGrant grant) {
    if (!RsShareGrant.isConsumer(grant.grantee())) {
      return Optional.empty();
    }
    ledgers.remove(grant);
    return Optional.of(ShareStatements.revoke(grant));
  }
}
