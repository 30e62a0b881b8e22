package io.meshwright.api.report;

import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import java.util.List;

/**
 * One session on one table: what it saw, compared with what the reference semantics computes from
 * the data.
 *
 * @param session who queried
 * @param table what
 * @param status how the comparison went
 * @param rows rows that the table holds
 * @param rowsSeen rows that the session saw
 * @param columnsSeen columns that the session could read
 * @param differences each names session, table, column and row key; empty when proved
 */
public record ProofItem(
    SessionId session,
    TableAddress table,
    Status status,
    long rows,
    long rowsSeen,
    List<String> columnsSeen,
    List<String> differences) {
  /** Copies the lists. */
  public ProofItem {
    columnsSeen = List.copyOf(columnsSeen);
    differences = List.copyOf(differences);
  }

  /** How a comparison went. */
  public enum Status {
    /** The session saw exactly what it should. */
    PROVED,
    /** It saw something else. */
    DIFFERENT,
    /** It could not be compared; the differences say why. */
    UNVERIFIABLE
  }
}
