package io.meshwright.provider.aws.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Session;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.fake.LakeRules;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.TagExpression;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Tags and rights by tags, at random: what lifting says is what the vendor's pages say, by a judge
 * that shares no code with it; and it is never less.
 */
class TagLawTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final List<String> KEYS = List.of("class", "domain");
  private static final List<String> VALUES = List.of("x", "y", "z");
  private static final List<String> COLUMNS = List.of("a", "b", "c");
  private static final List<String> ROLES = List.of("one", "two");
  private static final List<List<String>> WORDS =
      List.of(
          List.of("SELECT"),
          List.of("DESCRIBE"),
          List.of("DESCRIBE", "SELECT"),
          List.of("INSERT", "SELECT"),
          List.of("DELETE"));

  private final AwsLifter lifter = new AwsLifter(Optional.empty());

  private record State(TreeMap<Address, Resource> resources) implements ResourceState {
    @Override
    public Optional<Resource> get(Address address) {
      return Optional.ofNullable(resources.get(address));
    }

    @Override
    public List<Resource> under(String kind, List<String> prefix) {
      return resources.values().stream()
          .filter(r -> r.address().isWithin(new Address("lake", kind, prefix)))
          .toList();
    }

    @Override
    public SortedSet<String> kinds() {
      return Ordered.set(resources.keySet().stream().map(Address::kind).toList());
    }

    State with(AwsResource resource) {
      resources.put(resource.address("lake"), resource.toResource("lake"));
      return this;
    }
  }

  private static AwsTable table(String name) {
    return new AwsTable(
        "d",
        name,
        COLUMNS.stream().map(c -> new AwsColumn(c, "string", "", c, "text", false)).toList(),
        AwsTable.Format.PARQUET,
        "s3://lake/" + name + "/",
        "",
        new TreeSet<>());
  }

  private static State empty() {
    State state = new State(new TreeMap<>()).with(table("t")).with(table("u"));
    KEYS.forEach(k -> VALUES.forEach(v -> state.with(new AwsTag(k, v))));
    return state;
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static AwsTagGrant grant(
      String who, String type, Map<String, Set<String>> keys, List<String> words) {
    TreeMap<String, SortedSet<String>> asked = new TreeMap<>();
    keys.forEach((key, values) -> asked.put(key, new TreeSet<>(values)));
    TagExpression expression = new TagExpression(asked);
    return new AwsTagGrant(
        who,
        type,
        expression,
        expression.text(),
        new TreeSet<>(words),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>());
  }

  private static State random(Random random) {
    State state = empty();
    for (int i = random.nextInt(8); i > 0; i--) {
      String table = one(random, List.of("", "t", "t", "u"));
      String column = table.isEmpty() ? "" : one(random, List.of("", "a", "b"));
      state.with(new AwsTagging("d", table, column, one(random, KEYS), one(random, VALUES)));
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      TreeMap<String, Set<String>> keys = new TreeMap<>();
      for (int k = 1 + random.nextInt(2); k > 0; k--) {
        keys.put(
            one(random, KEYS), new TreeSet<>(List.of(one(random, VALUES), one(random, VALUES))));
      }
      state.with(
          grant(
              one(random, ROLES),
              one(random, List.of("TABLE", "TABLE", "TABLE", "DATABASE")),
              keys,
              one(random, WORDS)));
    }
    if (random.nextInt(4) == 0) {
      state.with(
          new AwsGrant(
              "d", "t", "", one(random, ROLES), new TreeSet<>(Set.of("SELECT")), new TreeSet<>()));
    }
    return state;
  }

  /** The columns that the pages show to a role. */
  private static Set<String> shown(State state, String role) {
    List<DataValue> row = new ArrayList<>();
    COLUMNS.forEach(c -> row.add(DataValue.Null.VALUE));
    return Set.copyOf(
        new LakeRules()
            .shown(
                state,
                AwsTable.address("lake", "d", "t"),
                List.of(row),
                new NativeEnforcement.Asking(Set.of(role), Set.of(role), NOW))
            .columns());
  }

  private Set<String> lifted(State state, String role, boolean possible) {
    AccessRules rules = lifter.lift(AwsTable.address("lake", "d", "t"), state);
    AccessRules bounded = possible ? rules.possible() : rules.sure();
    PrincipalId who = PrincipalId.ofNative(role);
    Session session = new Session(new SessionId("s"), Ordered.set(List.of(who)));
    Set<String> visible = new TreeSet<>();
    bounded
        .resolved(session, NOW)
        .columns()
        .forEach(
            (column, rule) -> {
              if (rule.visible().equals(Expression.Constant.TRUE)) {
                visible.add(column);
              }
            });
    return visible;
  }

  @TestFactory
  Stream<DynamicTest> liftingSaysWhatThePagesSay() {
    long cases = Long.getLong("meshwright.contract.cases", 300);
    long first = Long.getLong("meshwright.contract.seed", 1);
    return LongStream.range(first, first + cases)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(seed)));
  }

  private void check(long seed) {
    State state = random(new Random(seed));
    for (String role : ROLES) {
      Set<String> shown = shown(state, role);
      assertThat(lifted(state, role, true))
          .as("seed %d: %s may see, of %s", seed, role, state.resources().values())
          .containsAll(shown);
      assertThat(shown)
          .as("seed %d: %s sees for sure, of %s", seed, role, state.resources().values())
          .containsAll(lifted(state, role, false));
      if (lifter.lift(AwsTable.address("lake", "d", "t"), state).isExact()) {
        assertThat(lifted(state, role, true)).isEqualTo(shown);
      }
    }
  }

  /** A law that never sees anybody see anything would hold of everything. */
  @Test
  void someSeeSomeColumnsAndSomeAreExact() {
    List<State> states = LongStream.range(1, 100).mapToObj(s -> random(new Random(s))).toList();
    assertThat(states).anyMatch(s -> shown(s, "one").size() == 1);
    assertThat(states)
        .anyMatch(
            s ->
                lifter.lift(AwsTable.address("lake", "d", "t"), s).isExact()
                    && shown(s, "one").size() == COLUMNS.size());
  }

  @Test
  void aRightByTagsReachesThatTableAndNoOther() {
    State state =
        empty()
            .with(new AwsTagging("d", "t", "", "class", "x"))
            .with(grant("one", "TABLE", Map.of("class", Set.of("x")), List.of("SELECT")));
    assertThat(lifted(state, "one", true)).containsExactlyElementsOf(COLUMNS);
    assertThat(lifter.lift(AwsTable.address("lake", "d", "u"), state))
        .isEqualTo(lifter.lift(AwsTable.address("lake", "d", "u"), empty()));
  }

  @Test
  void aColumnWithAValueOfItsOwnIsNotReachedByThatOfItsTable() {
    State state =
        empty()
            .with(new AwsTagging("d", "", "", "class", "x"))
            .with(new AwsTagging("d", "t", "b", "class", "y"))
            .with(grant("one", "TABLE", Map.of("class", Set.of("x")), List.of("SELECT")));
    assertThat(lifted(state, "one", true)).containsExactly("a", "c");
  }

  @Test
  void aTagThatCannotBeSeenMayBeOnAnything() {
    State state =
        empty()
            .with(
                grant("one", "TABLE", Map.of("hidden", Set.of("x")), List.of("SELECT"))
                    .reaching(List.of("hidden"), List.of()));
    assertThat(lifted(state, "one", true)).containsExactlyElementsOf(COLUMNS);
    assertThat(lifted(state, "one", false)).isEmpty();
  }

  @Test
  void aRightOnDatabasesByTagsReadsNothing() {
    State state =
        empty()
            .with(new AwsTagging("d", "", "", "class", "x"))
            .with(grant("one", "DATABASE", Map.of("class", Set.of("x")), List.of("DESCRIBE")));
    assertThat(lifted(state, "one", true)).isEmpty();
  }

  /** Every key, and of each key any of its values. */
  @Test
  void everyKeyHasToBeThereWithOneOfItsValues() {
    State state =
        empty()
            .with(new AwsTagging("d", "", "", "class", "y"))
            .with(
                grant(
                    "one",
                    "TABLE",
                    Map.of("class", Set.of("x", "y"), "domain", Set.of("z")),
                    List.of("SELECT")));
    assertThat(lifted(state, "one", true)).isEmpty();
    state.with(new AwsTagging("d", "t", "", "domain", "z"));
    assertThat(lifted(state, "one", false)).containsExactlyElementsOf(COLUMNS);
  }
}
