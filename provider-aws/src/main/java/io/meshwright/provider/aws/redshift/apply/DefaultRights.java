package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Takes back what new tables came with, in the transaction that makes them. ALTER DEFAULT
 * PRIVILEGES of the deployer gives others rights on whatever it makes; policies give what there is.
 * See https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_DEFAULT_PRIVILEGES.html.
 */
final class DefaultRights {
  /** What the tables of a transaction leave of its 40 statements. */
  private static final int MAX_GRANTEES = 8;

  private final RsLive live;
  private final List<RsTable> made = new ArrayList<>();

  DefaultRights(RsLive live) {
    this.live = live;
  }

  void made(RsTable table) {
    made.add(table);
  }

  /** A statement for each of those who get any, for all tables: a transaction has few. */
  List<SqlText> revoked() {
    TreeSet<String> grantees = new TreeSet<>();
    made.forEach(t -> grantees.addAll(live.givenByDefault(t.schema())));
    if (grantees.size() > MAX_GRANTEES) {
      throw new MeshException(
          ErrorKind.USER,
          ("default privileges of the deployer give new tables to %d grantees, and a transaction"
                  + " takes back what %d got; end some by ALTER DEFAULT PRIVILEGES … REVOKE")
              .formatted(grantees.size(), MAX_GRANTEES));
    }
    return grantees.stream().map(g -> RsStatements.revokeEverything(made, g)).toList();
  }
}
