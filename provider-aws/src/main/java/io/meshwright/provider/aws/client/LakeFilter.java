package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Optional;

/**
 * A data cells filter as Lake Formation has it.
 *
 * @param database the table's database
 * @param table the table
 * @param name its name
 * @param columns those that it names
 * @param allBut whether all columns but those are meant; no column then is all columns
 * @param rows its row expression; empty for all rows
 * @param versionId what an update names; empty for a new filter
 */
public record LakeFilter(
    String database,
    String table,
    String name,
    List<String> columns,
    boolean allBut,
    Optional<String> rows,
    String versionId) {
  /** Copies the columns. */
  public LakeFilter {
    columns = List.copyOf(columns);
  }
}
