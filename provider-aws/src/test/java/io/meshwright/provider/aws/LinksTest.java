package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.CallEvent;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Links on a fake that shows what they stand for, as Glue does. */
class LinksTest extends LinksCases {
  private final FakeAccount account = new FakeAccount().numbered(Neighbours.PARTNER);

  @Override
  protected TestAccount consuming(FakeAccount source) {
    account.knows(Neighbours.OWN, source);
    return account;
  }

  /** What Glue shows of a link has the marker of another product. */
  @Test
  void whatIsReadOfALinkIsItsTargets() {
    FakeAccount source = new FakeAccount();
    FakeAccount reader = new FakeAccount().numbered(Neighbours.PARTNER);
    reader.knows(Neighbours.OWN, source);
    run(source, reader, event -> {});
    assertThat(
            reader
                .catalogue("look", event -> {})
                .table("marketing_campaigns", "orders_orders")
                .orElseThrow()
                .parameters())
        .containsEntry("meshwright.scope", "sales.orders");
  }

  private static boolean run(FakeAccount source, FakeAccount reader, Consumer<CallEvent> told) {
    AwsFixture fixture = AwsFixture.filterable();
    Mesh mesh = mesh("eu-central-1");
    try (Meshwright engine = engine(fixture, source, reader, told)) {
      return engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT).succeeded();
    }
  }

  @Test
  void aRunThatEndsBeforeAnyCallIsMadeGoodByTheNext() {
    boolean finished = false;
    for (int call = 1; !finished; call++) {
      FakeAccount source = new FakeAccount();
      FakeAccount reader = new FakeAccount().numbered(Neighbours.PARTNER);
      reader.knows(Neighbours.OWN, source);
      finished = survives(source, reader, call);
      // A run that was killed leaves its lock behind.
      reader.catalogue("by-hand", e -> {}).unlock("meshwright_lock_retailer_main");
      source.catalogue("by-hand", e -> {}).unlock("meshwright_lock_retailer_main");
      assertThat(run(source, reader, event -> {})).as("after call %d", call).isTrue();
      AtomicInteger writes = new AtomicInteger();
      run(source, reader, event -> writes.addAndGet(event.writes() ? 1 : 0));
      assertThat(writes).as("writes of the run after that, call %d", call).hasValue(0);
    }
  }

  /** Whether a run came to its end before some call. */
  private static boolean survives(FakeAccount source, FakeAccount reader, int call) {
    AtomicInteger calls = new AtomicInteger();
    try {
      run(
          source,
          reader,
          event -> {
            // Whoever is cut off does nothing more: no call comes through from then on.
            if (calls.incrementAndGet() >= call) {
              throw new MeshException(ErrorKind.INTERNAL, "cut off");
            }
          });
    } catch (MeshException e) {
      return false;
    }
    return calls.get() < call;
  }
}
