package io.meshwright.testkit.contract;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What a platform shows by its own rules: the judge of translations and of lifting, for a platform
 * that cannot be asked itself. Written from the vendor's documentation alone, it shares no code
 * with the adapter's translate and lift rooms, nor with the reference semantics; else one author's
 * mistake would pass in both directions. What the vendor leaves open is decided against us.
 */
public interface NativeEnforcement {
  /**
   * What somebody reads who selects every column of a table that he may name.
   *
   * @param state native resources as they were applied, ours and others'
   * @param table the table as consumers find it
   * @param rows its raw rows, values in the order of the table's columns
   * @param asks who selects, and when
   * @return rows without columns where he may name none
   */
  TableRows shown(ResourceState state, Address table, List<List<DataValue>> rows, Asking asks);

  /**
   * Who asks, by native identity, and when.
   *
   * @param active roles or groups that count for him now
   * @param held those that he could make count, the active ones among them
   * @param now the time of the query
   */
  record Asking(Set<String> active, Set<String> held, Instant now) {
    /** Copies the sets. */
    public Asking {
      active = Ordered.set(active);
      held = Ordered.set(held);
    }
  }

  /** Whether there can be such a session at all; by default everybody may act as anything. */
  default boolean canBe(Asking asks) {
    return true;
  }
}
