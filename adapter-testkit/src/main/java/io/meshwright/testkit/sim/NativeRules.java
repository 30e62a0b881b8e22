package io.meshwright.testkit.sim;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.util.List;

/** The simulated platform's enforcement, as its data plane applies it to every query. */
public final class NativeRules implements NativeEnforcement {
  /** Rules; they have no state. */
  public NativeRules() {}

  @Override
  public TableRows shown(
      ResourceState state, Address table, List<List<DataValue>> rows, Asking asks) {
    Resource found =
        state
            .get(table)
            .orElseThrow(() -> new IllegalArgumentException(table + " is not in that state"));
    return new SimulatedEnforcement(
            found,
            state.under(SimulatedKinds.GRANT, table.path()),
            state.under(SimulatedKinds.GUARD, table.path()),
            state.under(SimulatedKinds.MASK, table.path()),
            asks)
        .select(rows);
  }
}
