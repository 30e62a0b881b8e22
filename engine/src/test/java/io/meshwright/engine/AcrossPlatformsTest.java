package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
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

class AcrossPlatformsTest {
  private static final Marker MARKER = new Marker(WorkspaceId.of("shop"), "sales.orders");
  private static final Address SHARE = Address.of("there", "share", "x");
  private static final Address LINK = Address.of("here", "link", "x");
  private static final Address GRANT = Address.of("here", "grant", "x");
  private static final Address TABLE = Address.of("here", "table", "x");

  private static Resource resource(Address address, Address... needs) {
    return Resource.of(address, Map.of(), List.of(needs));
  }

  private static PlannedChange made(Address address, Address... needs) {
    return planned(new Change.Create(desired(address, needs)));
  }

  private static PlannedChange gone(Address address, Address... needs) {
    return planned(
        new Change.Delete(
            new Seen.Present(
                resource(address, needs),
                new Owner.Marked(MARKER),
                Ordered.map(Map.<String, Value>of()))));
  }

  private static PlannedChange planned(Change change) {
    return new PlannedChange(
        change,
        Phase.NEUTRAL,
        "",
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<Address>of()),
        Ordered.set(List.<PolicyId>of()),
        List.of(),
        List.of());
  }

  private static List<Address> waits(PlannedChange... changes) {
    return result(List.of(), changes).changes().stream().flatMap(c -> c.after().stream()).toList();
  }

  /** What becomes of changes where something should be there and is not. */
  private static AcrossPlatforms.Result result(List<Desired> absent, PlannedChange... changes) {
    return result(false, absent, changes);
  }

  private static AcrossPlatforms.Result result(
      boolean whole, List<Desired> absent, PlannedChange... changes) {
    AcrossPlatforms across = new AcrossPlatforms(whole);
    across.platform(absent, List.of());
    return across.of(List.of(changes));
  }

  private static Desired desired(Address address, Address... needs) {
    return new Desired(
        resource(address, needs), new Owner.Marked(MARKER), Ordered.set(List.<PolicyId>of()));
  }

  @Test
  void whatIsMadeWaitsForWhatItNeedsElsewhere() {
    assertThat(result(List.of(desired(SHARE)), made(LINK, SHARE), made(SHARE)).changes())
        .satisfiesExactly(
            link -> assertThat(link.after()).containsExactly(SHARE),
            share -> assertThat(share.after()).isEmpty());
  }

  /** As in a run of one domain, whose source was never applied. */
  @Test
  void whatNeedsWhatIsNotThereAndNotMadeIsLeftOut() {
    AcrossPlatforms.Result result =
        result(
            List.of(desired(SHARE)),
            made(LINK, SHARE),
            made(TABLE),
            made(GRANT, LINK).waitingFor(List.of(LINK)));
    assertThat(result.changes()).extracting(PlannedChange::address).containsExactly(TABLE);
    assertThat(result.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("needs-other-domain");
              assertThat(p.what())
                  .isEqualTo(
                      "needs sales.orders, which is not applied yet; left alone: here/grant/x,"
                          + " here/link/x");
            });
  }

  /** What is left out may be a mask, and what waits for it the right that it limits. */
  @Test
  void whateverWaitsForWhatIsLeftOutIsLeftOutToo() {
    PlannedChange changed =
        planned(
            new Change.Update(
                new Seen.Present(
                    resource(GRANT),
                    new Owner.Marked(MARKER),
                    Ordered.map(Map.<String, Value>of())),
                desired(GRANT),
                Ordered.set(List.of("privileges"))));
    assertThat(
            result(
                    List.of(desired(SHARE)),
                    made(LINK, SHARE),
                    changed.waitingFor(List.of(LINK)),
                    gone(TABLE).waitingFor(List.of(LINK)))
                .changes())
        .isEmpty();
  }

  /** It would go, and not come. */
  @Test
  void whatWouldBeReplacedByWhatCannotBeMadeStays() {
    PlannedChange replaced =
        planned(
            new Change.Replace(
                new Seen.Present(
                    resource(LINK), new Owner.Marked(MARKER), Ordered.map(Map.<String, Value>of())),
                desired(LINK, SHARE),
                Ordered.set(List.of("from"))));
    assertThat(result(List.of(desired(SHARE)), replaced).changes()).isEmpty();
  }

  /** No other domain is to be applied where all are. */
  @Test
  void inARunOfTheWholeMeshSomethingElseKeepsItFromBeingMade() {
    assertThat(result(true, List.of(desired(SHARE)), made(LINK, SHARE)).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.code()).isEqualTo("blocked-object"))
        .satisfies(p -> assertThat(p.remedy()).contains("sales.orders", "there first"));
  }

  /** What is there already, or goes, is not waited for. */
  @Test
  void nothingWaitsForWhatIsNotMade() {
    assertThat(waits(made(LINK, SHARE))).isEmpty();
    assertThat(waits(made(LINK, SHARE), gone(SHARE))).isEmpty();
  }

  @Test
  void whatIsTakenWaitsForNoOtherPlatform() {
    assertThat(waits(gone(LINK, SHARE), gone(SHARE))).isEmpty();
    assertThat(waits(gone(LINK, SHARE), made(SHARE))).isEmpty();
  }

  /** In one platform the order is searched. */
  @Test
  void nothingIsAddedWithinOnePlatform() {
    assertThat(waits(made(LINK, TABLE), made(TABLE))).isEmpty();
  }
}
