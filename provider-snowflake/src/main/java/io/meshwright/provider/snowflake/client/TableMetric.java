package io.meshwright.provider.snowflake.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedSet;

/**
 * A metric of a table as it is, whoever put it there.
 *
 * @param role whose rights it has, as grantees are written; that of the table's owner where it is
 *     empty
 * @param schedule when it is measured
 * @param bounds what we expect of it
 * @param altered whether something that we expect was changed since
 * @param others whether others expect something of it, or put it there and expect nothing
 * @param expected whether anybody expects something of it
 */
public record TableMetric(
    String role,
    String schedule,
    SortedSet<String> bounds,
    boolean altered,
    boolean others,
    boolean expected) {
  /** Copies the bounds. */
  public TableMetric {
    bounds = Ordered.set(bounds);
  }
}
