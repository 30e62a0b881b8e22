package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForeignAccessTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final Address TABLE = Address.of("local", "table", "orders");
  private static final Address LEGACY = Address.of("local", "table", "legacy");

  private static Seen present(Address address, Owner owner, Address... dependsOn) {
    return new Seen.Present(
        Resource.of(address, Map.of(), Arrays.asList(dependsOn)),
        owner,
        Ordered.map(Map.<String, Value>of()));
  }

  @Test
  void whatSomebodyElseAttachedToOursIsReported() {
    Owner ours = new Owner.Marked(new Marker(MESH, "sales.orders"));
    List<Seen> live =
        List.of(
            present(TABLE, ours),
            present(LEGACY, new Owner.Foreign()),
            present(Address.of("local", "grant", "orders", "bob"), new Owner.Foreign(), TABLE),
            present(Address.of("local", "grant", "legacy", "bob"), new Owner.Foreign(), LEGACY),
            present(Address.of("local", "grant", "orders", "reader"), ours, TABLE));
    assertThat(ForeignAccess.of(MESH, live).stream().map(Problem::subject))
        .containsExactly("local/grant/orders/bob");
  }
}
