package io.meshwright.provider.snowflake.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.snowflake.fake.Listed;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is looked at to say who reads a table is that table's: a plan asks so of each, and of each
 * again for every change that the answer could depend on.
 */
class LookupsTest {
  /** A state that remembers what it told of. */
  private static final class Told implements ResourceState {
    private final Listed all;
    private final TreeSet<Address> told = new TreeSet<>();

    Told(List<Resource> all) {
      this.all = new Listed(all);
    }

    private List<Resource> tell(List<Resource> found) {
      found.forEach(r -> told.add(r.address()));
      return found;
    }

    @Override
    public Optional<Resource> get(Address address) {
      return all.get(address).stream().peek(r -> told.add(r.address())).findFirst();
    }

    @Override
    public List<Resource> under(String kind, List<String> prefix) {
      return tell(all.under(kind, prefix));
    }

    @Override
    public List<Resource> having(String kind, String attribute, Value value) {
      return tell(all.having(kind, attribute, value));
    }

    @Override
    public SortedSet<String> kinds() {
      return all.kinds();
    }
  }

  /** A table that is read by way of a view, by one role. */
  private static Stream<SfResource> read(String table, String account) {
    String role = "READ_" + table;
    String grantee = SfGrant.databaseRole("D", role);
    SfView view =
        new SfView(
            "D",
            "S",
            table + "_VIEW",
            true,
            new SfView.Body.Ruled(
                new SfView.Base("D", "S", table),
                List.of(SfView.Shown.of("R")),
                Expression.Constant.TRUE,
                new TreeMap<>()),
            "");
    return Stream.of(
        new SfTable(
            "D",
            "S",
            table,
            List.of(new SfColumn("R", "VARCHAR(16777216)", false, "r", "text")),
            ""),
        view,
        new SfDatabaseRole("D", role, new TreeSet<>()),
        SfGrant.of("D", "", "", grantee, List.of("USAGE")),
        SfGrant.of("D", "S", "", grantee, List.of("USAGE")),
        SfGrant.of("D", "S", view.name(), grantee, List.of("SELECT")).onView(),
        new SfRoleGrant("D", role, "role:" + account, List.of()));
  }

  @Test
  void ofOtherTablesViewsAndRolesNothingIsLookedAt() {
    List<Resource> all = new ArrayList<>();
    Stream.of(read("T", "A"), read("OTHER", "B"))
        .flatMap(s -> s)
        .forEach(r -> all.add(r.toResource("p")));
    Told state = new Told(all);
    assertThat(new SnowflakeLifter().lift(SfTable.address("p", "D", "S", "T"), state).members())
        .isNotEmpty();
    assertThat(state.told)
        .extracting(Address::toString)
        .contains("p/view/D/S/T_VIEW", "p/role-grant/D/READ_T/role:A")
        .noneMatch(a -> a.contains("OTHER_VIEW") || a.contains("table/D/S/OTHER"))
        .noneMatch(a -> a.startsWith("p/role-grant/D/READ_OTHER"));
  }
}
