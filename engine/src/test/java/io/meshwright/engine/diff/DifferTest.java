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
import io.meshwright.spi.KindTraits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static final WorkspaceId MESH = WorkspaceId.of("shop");
  private static final Owner OURS = new Owner.Marked(new Marker(MESH, "sales.orders"));
  private static final Map<String, KindTraits> TRAITS =
      Map.of(
          "table",
          new KindTraits(Ordered.set(List.of("format")), Ordered.set(List.of()), true, false));

  private static Address table(String name) {
    return Address.of("local", "table", name);
  }

  private static Resource resource(String name, String format, Address... dependsOn) {
    return Resource.of(
        table(name),
        Map.of("comment", Value.of("about " + name), "format", Value.of(format)),
        Arrays.asList(dependsOn));
  }

  private static Desired desired(Resource resource) {
    return new Desired(resource, OURS, Ordered.set(List.<PolicyId>of()));
  }

  private static Seen live(Resource resource, Owner owner) {
    return new Seen.Present(resource, owner, Ordered.map(Map.<String, Value>of()));
  }

  private static Difference diff(List<Desired> desired, List<Seen> live) {
    return Differ.diff(MESH, TRAITS, desired, live);
  }

  @Test
  void whatIsEqualStays() {
    Difference difference =
        diff(List.of(desired(resource("a", "x"))), List.of(live(resource("a", "x"), OURS)));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.unchanged()).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsMadeAndWhatIsOursAndUnwantedGoes() {
    Difference difference =
        diff(List.of(desired(resource("a", "x"))), List.of(live(resource("b", "x"), OURS)));
    assertThat(difference.changes()).extracting(Change::verb).containsExactly("create", "delete");
  }

  @Test
  void whatIsForeignIsNeitherDeletedNorChanged() {
    Difference difference =
        diff(
            List.of(desired(resource("a", "x"))),
            List.of(
                live(resource("a", "y"), new Owner.Foreign()),
                live(resource("b", "x"), new Owner.Foreign())));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.problems()).extracting(p -> p.code()).containsExactly("foreign-object");
  }

  @Test
  void whatBelongsToAnotherMeshIsNamed() {
    Owner other = new Owner.Marked(new Marker(WorkspaceId.of("other"), "x.y"));
    assertThat(
            diff(List.of(desired(resource("a", "x"))), List.of(live(resource("a", "x"), other)))
                .problems())
        .extracting(p -> p.what())
        .containsExactly("belongs to mesh 'other'");
  }

  @Test
  void whatIsHiddenIsNeverTakenForAbsent() {
    Difference difference =
        diff(
            List.of(desired(resource("a", "x"))),
            List.of(new Seen.Hidden(table("a"), "no right to see it")));
    assertThat(difference.changes()).isEmpty();
    assertThat(difference.problems()).extracting(p -> p.code()).containsExactly("hidden-object");
  }

  @Test
  void whatNeedsABlockedObjectIsLeftAloneToo() {
    Difference difference =
        diff(
            List.of(
                desired(resource("a", "x")),
                desired(resource("b", "x", table("a"))),
                desired(resource("c", "x", table("b"))),
                desired(resource("d", "x"))),
            List.of(live(resource("a", "y"), new Owner.Foreign())));
    assertThat(difference.changes()).extracting(Change::address).containsExactly(table("d"));
    assertThat(difference.problems())
        .extracting(p -> p.code())
        .containsExactly("foreign-object", "blocked-object", "blocked-object");
  }

  @Test
  void whatThePlatformRefusesIsLeftOutWithWhatNeedsIt() {
    Problem refusal = Problem.error("impossible-change", "a", "does not fit", "new version");
    Difference difference =
        Differ.diff(
            MESH,
            TRAITS,
            List.of(
                desired(resource("a", "x")),
                desired(resource("b", "x", table("a"))),
                desired(resource("c", "x"))),
            List.of(live(resource("a", "y"), OURS)),
            Adoptions.NONE,
            change ->
                change.address().equals(table("a")) ? Optional.of(refusal) : Optional.empty());

    assertThat(difference.changes()).extracting(Change::address).containsExactly(table("c"));
    assertThat(difference.problems()).contains(refusal);
    assertThat(difference.problems())
        .extracting(p -> p.code())
        .containsExactly("impossible-change", "blocked-object");
  }

  @Test
  void whatCountsOnlyAtCreationIsNoDifference() {
    Map<String, KindTraits> traits =
        Map.of(
            "table",
            new KindTraits(Ordered.set(List.of()), Ordered.set(List.of("format")), true, false));

    assertThat(
            Differ.diff(
                    MESH,
                    traits,
                    List.of(desired(resource("a", "x"))),
                    List.of(live(resource("a", "y"), OURS)))
                .changes())
        .isEmpty();
    assertThat(Differ.diff(MESH, traits, List.of(desired(resource("a", "x"))), List.of()).changes())
        .hasSize(1);
  }

  @Test
  void anAttributeThatCannotBeChangedForcesAReplacement() {
    assertThat(
            diff(List.of(desired(resource("a", "x"))), List.of(live(resource("a", "y"), OURS)))
                .changes())
        .singleElement()
        .isInstanceOf(Change.Replace.class);
  }
}
