package io.meshwright.engine.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
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

class AdoptionsTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final Marker MARKER = new Marker(MESH, "sales.orders");
  private static final Marker LAB = new Marker(new WorkspaceId("shop", "lab"), "lab.x");
  private static final Address TABLE = Address.of("local", "table", "s", "a/b");
  private static final Address GRANT = Address.of("local", "grant", "s", "a/b", "readers");
  private static final Owner OURS = new Owner.Marked(MARKER);
  private static final Owner THEIRS = new Owner.Foreign();

  private static final Desired WANTED_TABLE = desired(TABLE, OURS);
  private static final Desired WANTED_GRANT = desired(GRANT, new Owner.Within(TABLE, MARKER));

  private static Desired desired(Address address, Owner owner) {
    return new Desired(resource(address, "ours"), owner, Ordered.set(List.<PolicyId>of()));
  }

  private static Resource resource(Address address, String what) {
    return Resource.of(address, Map.of("what", Value.of(what)), List.of());
  }

  private static Seen live(Address address, Owner owner, String what) {
    return new Seen.Present(resource(address, what), owner, Ordered.map(Map.<String, Value>of()));
  }

  private static Difference diff(List<Seen> live, Address... asked) {
    List<Desired> desired = List.of(WANTED_TABLE, WANTED_GRANT);
    return Differ.diff(
        MESH, Map.of(), desired, live, Adoptions.of(MESH, List.of(asked), desired, live));
  }

  private static final List<Seen> FOREIGN =
      List.of(live(TABLE, THEIRS, "theirs"), live(GRANT, THEIRS, "ours"));

  @Test
  void withoutBeingAskedForItStaysForeignAndTheRemedyNamesTheOption() {
    Difference difference = diff(FOREIGN);

    assertThat(difference.changes()).isEmpty();
    assertThat(difference.problems())
        .extracting(Problem::remedy)
        .anyMatch(r -> r.contains("--adopt 'local/table/s/a/b'"));
  }

  @Test
  void whatWasAskedForBecomesOursWithWhatIsInIt() {
    Difference difference = diff(FOREIGN, TABLE);

    assertThat(difference.problems()).isEmpty();
    assertThat(difference.changes())
        .singleElement()
        .isInstanceOfSatisfying(Change.Adopt.class, a -> assertThat(a.address()).isEqualTo(TABLE));
    assertThat(difference.unchanged()).isEqualTo(1);
  }

  @Test
  void anAddressIsKnownByItsText() {
    Address split = new Address("local", "table", List.of("s", "a", "b"));

    assertThat(diff(FOREIGN, split).changes()).hasSize(1);
  }

  @Test
  void whatCarriesAnotherMarkerIsRefused() {
    List<Seen> live = List.of(live(TABLE, new Owner.Marked(LAB), "theirs"));
    Adoptions adoptions = Adoptions.of(MESH, List.of(TABLE), List.of(WANTED_TABLE), live);

    assertThat(adoptions.adopted()).isEmpty();
    assertThat(adoptions.candidates()).isEmpty();
    assertThat(adoptions.refused())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).startsWith("belongs to workspace 'lab' of this mesh"));
  }

  @Test
  void whatIsOursAlreadyIsAnswered() {
    List<Seen> live = List.of(live(TABLE, OURS, "ours"));

    assertThat(Adoptions.of(MESH, List.of(TABLE), List.of(WANTED_TABLE), live).answered())
        .containsExactly(TABLE);
  }
}
