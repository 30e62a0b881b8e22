package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.testkit.contract.NativeEnforcement.Asking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is there, as the judge sees it. */
abstract class JudgedState {
  static final String PLATFORM = "p";

  final List<Resource> resources = new ArrayList<>();

  final void there(SfResource... all) {
    for (SfResource one : all) {
      resources.add(one.toResource(PLATFORM));
    }
  }

  /** What a session sees of some rows. */
  final List<List<DataValue>> shown(
      Address subject, List<List<DataValue>> rows, Set<String> active, Set<String> held) {
    return new SnowflakeRules()
        .shown(new Listed(resources), subject, rows, new Asking(active, held, Instant.EPOCH))
        .rows();
  }

  /** Whether a session with one role sees all of what is read as a whole. */
  final boolean isShown(Address subject, String role) {
    List<List<DataValue>> rows = List.of(List.of(new DataValue.Text("EU")));
    return shown(subject, rows, Set.of(role), Set.of(role)).equals(rows);
  }
}
