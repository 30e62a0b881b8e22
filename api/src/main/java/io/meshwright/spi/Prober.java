package io.meshwright.spi;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.schema.TableSchema;
import java.util.Optional;

/** Queries data, as the deployer and as declared sessions, so that access can be proved. */
public interface Prober {
  /**
   * Raw rows of a port's table, read as the deployer.
   *
   * @param limit most rows to fetch; one more is fetched where there are more
   */
  TableRows raw(OutputPort port, TableSchema table, int limit);

  /**
   * What a session reads when it logs in and selects every column that it may read.
   *
   * @return empty where there is no login for the session; rows without columns where the session
   *     may read none
   */
  Optional<TableRows> as(DeclaredSession session, OutputPort port, TableSchema table, int limit);
}
