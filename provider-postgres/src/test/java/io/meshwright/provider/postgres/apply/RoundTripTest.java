package io.meshwright.provider.postgres.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Change;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.RealPostgres;
import io.meshwright.provider.postgres.testing.Differences;
import io.meshwright.provider.postgres.testing.RandomPolicies;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Outcome;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What policies are translated to is what a real server shows when it was applied, on the way from
 * any set of policies to any other; and nothing else of ours is left.
 */
@Timeout(300)
final class RoundTripTest {
  private static final int COUNT = Integer.getInteger("meshwright.round-trips", 40);

  @TempDir private static Path folder;
  private static RealPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = RealPostgres.in(folder);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void theServerShowsWhatWasTranslated() {
    for (int seed = 0; seed < COUNT; seed++) {
      Translation translation = translated(seed);
      SortedMap<Address, Desired> desired = new TreeMap<>();
      translation.resources().forEach(d -> desired.put(d.address(), d));

      List<Change> changes = Differences.of(desired, live(desired.keySet()));
      if (!changes.isEmpty()) {
        List<Outcome> outcomes = postgres.apply(changes);
        assertThat(outcomes)
            .as("seed %d, %s", seed, outcomes)
            .allMatch(o -> o instanceof Outcome.Done || o instanceof Outcome.Gone);
      }

      assertThat(Differences.of(desired, live(desired.keySet()))).as("seed %d", seed).isEmpty();
    }
    SortedMap<Address, Desired> nothing = new TreeMap<>();
    assertThat(postgres.apply(Differences.of(nothing, live(List.of()))))
        .allMatch(o -> o instanceof Outcome.Gone);
    assertThat(live(List.of())).isEmpty();
  }

  private static Translation translated(int seed) {
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(
                    Slices.table(RandomPolicies.of(seed)),
                    view(RandomPolicies.of(seed + 1000L, "europe", "v"))),
                List.of(
                    new DeclaredSession(
                        new Session(
                            new SessionId("ana"),
                            Ordered.set(List.of(PrincipalId.parse("group:a")))),
                        "Analyst",
                        List.of()))));
    assertThat(translation.problems()).isEmpty();
    return translation;
  }

  private static PlatformSlice.SlicePort view(TablePolicies policies) {
    TableAddress source = RandomPolicies.of(0).table();
    PlatformSlice.SlicePort plain =
        Slices.view(
            policies,
            new ViewDefinition.Select(
                source,
                Map.of(),
                Optional.of(
                    Expression.compare(
                        "region", Expression.Operator.EQ, new DataValue.Text("EU")))));
    OutputPort port = plain.port();
    return new PlatformSlice.SlicePort(
        new OutputPort(
            port.address(),
            port.kind(),
            port.platform(),
            port.status(),
            port.contract(),
            port.view(),
            Ordered.map(Map.of(port.contract().tables().getFirst().name(), "europe")),
            port.description()),
        plain.tables());
  }

  private static SortedMap<Address, Seen.Present> live(Collection<Address> wanted) {
    SortedMap<Address, Seen.Present> facts = new TreeMap<>(postgres.read(wanted));
    facts.values().removeIf(f -> !f.owner().isOf(RealPostgres.MESH));
    return facts;
  }
}
