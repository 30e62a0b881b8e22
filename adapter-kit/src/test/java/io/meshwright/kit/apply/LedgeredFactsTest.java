package io.meshwright.kit.apply;

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
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgeredFactsTest {
  private static final Address ADDRESS = Address.of("here", "link", "x");
  private static final Owner OURS =
      new Owner.Marked(new Marker(WorkspaceId.of("shop"), "sales.orders"));

  private static Resource link(String from, boolean open, String claims) {
    return Resource.of(
        ADDRESS,
        Map.of("from", Value.of(from), "open", Value.of(open), "claims", Value.of(claims)),
        List.of());
  }

  private static Seen.Present present(Resource resource) {
    return new Seen.Present(resource, OURS, Ordered.map(Map.<String, Value>of()));
  }

  private static LedgeredFacts now(Resource resource) {
    return new LedgeredFacts(
        Ordered.map(Map.of(ADDRESS, present(resource))), "claims", Set.of("open"));
  }

  private static Change replaced(Resource before, Resource after) {
    return new Change.Replace(
        present(before),
        new Desired(after, OURS, Ordered.set(List.<PolicyId>of())),
        Ordered.set(List.of("open")));
  }

  @Test
  void aPlanReliesOnNeitherTheLedgerNorWhatMoves() {
    Change change = replaced(link("a", true, "one"), link("a", true, "one"));
    assertThat(now(link("a", false, "two")).areAsPlanned(change)).isTrue();
    assertThat(now(link("b", true, "one")).areAsPlanned(change)).isFalse();
  }

  @Test
  void whatMovesIsWantedAllTheSame() {
    Change change = replaced(link("a", false, "one"), link("a", true, "one"));
    assertThat(now(link("a", false, "one")).areAsWanted(change)).isFalse();
    assertThat(now(link("a", true, "two")).areAsWanted(change)).isTrue();
  }
}
