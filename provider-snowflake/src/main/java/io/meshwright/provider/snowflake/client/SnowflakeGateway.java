package io.meshwright.provider.snowflake.client;

import io.meshwright.kit.sql.SqlText;
import java.util.List;

/** An account that answers and runs statements. */
public interface SnowflakeGateway {
  /** Most rows of an answer to SHOW. */
  int PAGE = 10_000;

  /** Most policies whose texts, or whose uses, are asked for at once. */
  int POLICIES = 100;

  /** Most statements of one request. */
  int MAX_STATEMENTS = 100;

  /**
   * Rows of one question; at most {@link #PAGE} where it is answered in pages.
   *
   * @throws io.meshwright.api.problem.MeshException where it was refused or there is no answer
   */
  List<SnowflakeRow> query(CatalogueRead read);

  /** How many questions it takes at once. */
  default int readers() {
    return 1;
  }

  /**
   * Runs statements in one request, one by one, each of which takes effect by itself. It ends at
   * the first that is refused: those before it took effect then, it and those after it did not.
   *
   * @throws io.meshwright.api.problem.MeshException where one was refused; of kind TRANSIENT where
   *     nobody knows how many took effect
   */
  void run(List<SqlText> statements);

  /** The same for the right to write, which is no change of what somebody owns. */
  void lock(SqlText statement);
}
