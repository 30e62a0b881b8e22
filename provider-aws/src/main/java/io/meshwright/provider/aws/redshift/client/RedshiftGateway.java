package io.meshwright.provider.aws.redshift.client;

import io.meshwright.kit.sql.SqlText;
import java.util.List;
import java.util.Optional;

/** A database that runs statements. */
public interface RedshiftGateway {
  /** Most statements of a transaction. */
  int MAX_STATEMENTS = 40;

  /**
   * Rows of a query.
   *
   * @return values as text, in the order of the query's columns; empty where a value is NULL
   * @throws io.meshwright.api.problem.MeshException where it was refused or there is no answer
   */
  List<List<Optional<String>>> query(CatalogueQuery query, SqlText sql);

  /**
   * Runs statements as one transaction.
   *
   * @throws io.meshwright.api.problem.MeshException where it was refused as a whole; of kind
   *     TRANSIENT also where it may have taken effect
   */
  void run(List<SqlText> statements);

  /** The same for the right to write, which is no change of what somebody owns. */
  void lock(List<SqlText> statements);

  /** What of its datashares is outside of it. */
  DataShareGateway dataShares();
}
