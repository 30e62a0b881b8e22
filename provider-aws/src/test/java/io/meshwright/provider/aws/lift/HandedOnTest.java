package io.meshwright.provider.aws.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an account was given may have come to others there: possible, and not sure. */
class HandedOnTest {
  private static final String OWN = "111122223333";
  private static final String NUMBER = "444455556666";
  private static final String GUEST = "arn:aws:iam::444455556666:role/guest";
  private static final String OTHER = "arn:aws:iam::555566667777:role/other";
  private static final String AT_HOME = "arn:aws:iam::111122223333:role/analyst";
  private static final String COMPANY =
      "arn:aws:organizations::111122223333:organization/o-abcdefghij";

  private record State(SortedMap<Address, Resource> resources) implements ResourceState {
    static State of(AwsResource... all) {
      TreeMap<Address, Resource> resources = new TreeMap<>();
      Arrays.stream(all).forEach(r -> resources.put(r.address("lake"), r.toResource("lake")));
      return new State(resources);
    }

    @Override
    public Optional<Resource> get(Address address) {
      return Optional.ofNullable(resources.get(address));
    }

    @Override
    public List<Resource> under(String kind, List<String> prefix) {
      return resources.values().stream()
          .filter(r -> r.address().kind().equals(kind))
          .filter(r -> r.address().path().subList(0, prefix.size()).equals(prefix))
          .toList();
    }

    @Override
    public SortedSet<String> kinds() {
      return Ordered.set(resources.keySet().stream().map(Address::kind).toList());
    }
  }

  private static SortedSet<String> words(String... words) {
    return Ordered.set(List.of(words));
  }

  private static AwsGrant reads(String principal) {
    return new AwsGrant("d", "t", "", principal, words("SELECT"), words());
  }

  /** Who sees a column, as text. */
  private static String visible(AwsResource... rights) {
    AwsTable table =
        new AwsTable(
            "d",
            "t",
            List.of(new AwsColumn("c", "string", "", "c", "", false)),
            AwsTable.Format.PARQUET,
            "s3://b/t/",
            "",
            words());
    AwsResource[] all = Arrays.copyOf(rights, rights.length + 1);
    all[rights.length] = table;
    AccessRules rules = new AwsLifter(Optional.of(OWN)).lift(table.address("lake"), State.of(all));
    return Optional.ofNullable(rules.columns().get("c")).orElseThrow().visible().text();
  }

  @Test
  void whatAnAccountHasMayReachItsRoles() {
    assertThat(visible(reads(NUMBER), reads(GUEST), reads(OTHER))).doesNotContain("hand on");
    AwsGrant part = new AwsGrant("d", "t", "f", GUEST, words("SELECT"), words());
    AwsFilter none = AwsFilter.showing("d", "t", "f", words(), Expression.Constant.TRUE);
    assertThat(visible(reads(NUMBER), part, none))
        .contains("what administrators of " + NUMBER + " hand on");
  }

  @Test
  void whatARoleHasReachesNobodyElse() {
    AwsGrant part = new AwsGrant("d", "t", "f", NUMBER, words("SELECT"), words());
    AwsFilter none = AwsFilter.showing("d", "t", "f", words(), Expression.Constant.TRUE);
    assertThat(visible(reads(GUEST), part, none)).doesNotContain("hand on");
  }

  @Test
  void anOrganisationMayBeAnybodysButTheOwnAccounts() {
    AwsGrant away = new AwsGrant("d", "t", "f", OTHER, words("SELECT"), words());
    AwsGrant home = new AwsGrant("d", "t", "f", AT_HOME, words("SELECT"), words());
    AwsFilter none = AwsFilter.showing("d", "t", "f", words(), Expression.Constant.TRUE);
    assertThat(visible(reads(COMPANY), away, none)).contains(OTHER).contains("hand on");
    assertThat(visible(reads(COMPANY), home, none)).doesNotContain(AT_HOME);
  }

  /** Nobody writes how a filter of its own and one that was handed on add up. */
  @Test
  void filtersOfARoleAndOfItsAccountMayAddUp() {
    AwsGrant own = new AwsGrant("d", "t", "f", GUEST, words("SELECT"), words());
    AwsGrant handed = new AwsGrant("d", "t", "g", NUMBER, words("SELECT"), words("SELECT"));
    AwsFilter shows = AwsFilter.showing("d", "t", "f", words("c"), Expression.Constant.FALSE);
    AwsFilter rows = AwsFilter.showing("d", "t", "g", words(), Expression.Constant.TRUE);
    assertThat(visible(own, handed, shows, rows))
        .contains("how the filters of " + GUEST + " add up");
  }
}
