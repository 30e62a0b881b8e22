package io.meshwright.provider.postgres.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.testing.DesiredState;
import io.meshwright.provider.postgres.testing.RandomPolicies;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.Translation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a lift looks up: the fewer changes it can see, the less a plan has to lift again. */
final class PgLookupsTest {
  private static final PrincipalId READERS = PrincipalId.parse("group:a");

  /** Notes which resources answers were made of. */
  private record Noting(ResourceState inner, SortedSet<Address> seen) implements ResourceState {
    @Override
    public Optional<Resource> get(Address address) {
      Optional<Resource> found = inner.get(address);
      found.ifPresent(r -> seen.add(r.address()));
      return found;
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      return noted(inner.under(kind, pathPrefix));
    }

    @Override
    public List<Resource> having(String kind, String attribute, Value value) {
      return noted(inner.having(kind, attribute, value));
    }

    private List<Resource> noted(List<Resource> found) {
      found.forEach(r -> seen.add(r.address()));
      return found;
    }

    @Override
    public SortedSet<String> kinds() {
      return inner.kinds();
    }
  }

  private static TablePolicies table(String name) {
    TableAddress address =
        new TableAddress(new PortAddress(ProductAddress.of("sales", "shop"), name, 1), name);
    return new TablePolicies(
        address,
        TableSchema.of(name, RandomPolicies.SCHEMA.columns()),
        List.of(
            new TablePolicies.Grant(
                new PolicyId("all"),
                Ordered.set(List.of(READERS)),
                Ordered.set(List.of(Privilege.READ)),
                Ordered.set(RandomPolicies.SCHEMA.columnNames()),
                Expression.Constant.TRUE,
                Optional.empty())),
        List.of(),
        List.of(),
        Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
        Optional.of(PrincipalId.parse("service:etl")));
  }

  @Test
  void aLiftSeesNothingOfTheTableBeside() {
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(Slices.table(table("orders")), Slices.table(table("lines"))), List.of()));
    Noting state = new Noting(new DesiredState(translation.resources()), new TreeSet<>());
    Address subject =
        translation.subjects().values().stream()
            .filter(a -> a.path().getLast().startsWith("orders"))
            .findFirst()
            .orElseThrow();
    assertThat(new PgLifter().lift(subject, state).columns()).isNotEmpty();
    assertThat(state.seen()).extracting(Address::toString).isNotEmpty();
    assertThat(state.seen()).extracting(Address::toString).noneMatch(a -> a.contains("lines"));
  }
}
