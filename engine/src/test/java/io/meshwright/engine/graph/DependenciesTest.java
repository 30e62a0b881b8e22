package io.meshwright.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependenciesTest {
  private static final Marker MARKER = new Marker(WorkspaceId.of("shop"), "p");
  private static final Address LEDGER = Address.of("local", "role", "readers");
  private static final Address LEAVING = Address.of("local", "membership", "readers", "bob");
  private static final Address COMING = Address.of("local", "membership", "readers", "ana");

  private static Change update() {
    Resource role = Resource.of(LEDGER, Map.of(), List.of());
    return new Change.Update(
        new Seen.Present(role, new Owner.Marked(MARKER), Ordered.map(Map.<String, Value>of())),
        new Desired(role, new Owner.Marked(MARKER), Ordered.set(List.<PolicyId>of())),
        Ordered.set(List.of()));
  }

  private static Resource membership(Address address) {
    return Resource.of(address, Map.of(), List.of(LEDGER));
  }

  @Test
  void aLedgerForgetsWhatItClaimsOnlyOnceThatIsGone() {
    Change delete =
        new Change.Delete(
            new Seen.Present(
                membership(LEAVING),
                new Owner.Claimed(LEDGER, MARKER),
                Ordered.map(Map.<String, Value>of())));

    assertThat(Dependencies.of(List.of(update(), delete)).get(LEDGER)).containsExactly(LEAVING);
  }

  @Test
  void aLedgerListsWhatItClaimsBeforeThatIsMade() {
    Change create =
        new Change.Create(
            new Desired(
                membership(COMING),
                new Owner.Claimed(LEDGER, MARKER),
                Ordered.set(List.<PolicyId>of())));

    assertThat(Dependencies.of(List.of(update(), create)).get(COMING)).containsExactly(LEDGER);
  }
}
