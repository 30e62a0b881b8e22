package io.meshwright.provider.aws.lift;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What rights by LF-tags that tables of the workspace carry reach besides those tables. */
final class ReachedByTags {
  private final SortedSet<Address> subjects;
  private final ResourceState state;
  private final SortedSet<String> ours = new TreeSet<>();
  private final SortedMap<String, AwsTagGrant> grants = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> others = new TreeMap<>();

  ReachedByTags(SortedSet<Address> subjects, ResourceState state) {
    this.subjects = subjects;
    this.state = state;
  }

  List<Problem> problems() {
    if (state.under(AwsTagGrant.KIND, List.of()).isEmpty()) {
      return List.of();
    }
    for (Resource resource : state.under(AwsTable.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsTable table) {
        reached(table, subjects.contains(resource.address()));
      }
    }
    state.under(AwsTagging.KIND, List.of()).forEach(this::elsewhere);
    List<Problem> problems = new ArrayList<>();
    others.forEach(
        (key, places) -> {
          AwsTagGrant grant = grants.get(key);
          if (grant != null && ours.contains(key)) {
            problems.add(problem(grant, places));
          }
        });
    return problems;
  }

  private void reached(AwsTable table, boolean own) {
    List<String> columns = table.columns().stream().map(AwsColumn::name).toList();
    CarriedTags carried = CarriedTags.of(state, table.database(), table.name(), columns);
    for (AwsTagGrant grant : reading(carried)) {
      if (own) {
        ours.add(key(grant));
      } else {
        note(grant, table.database() + "." + table.name());
      }
    }
  }

  /** Places in databases that are not looked into: of them nothing is known but their tags. */
  private void elsewhere(Resource resource) {
    if (!(AwsResource.of(resource) instanceof AwsTagging tagging)) {
      return;
    }
    String platform = resource.address().platform();
    boolean looked = state.get(AwsDatabase.address(platform, tagging.database())).isPresent();
    if (looked) {
      return;
    }
    List<String> columns = tagging.column().isEmpty() ? List.of() : List.of(tagging.column());
    CarriedTags carried = CarriedTags.of(state, tagging.database(), tagging.table(), columns);
    String place =
        tagging.table().isEmpty()
            ? "database " + tagging.database()
            : tagging.database() + "." + tagging.table();
    reading(carried).forEach(grant -> note(grant, place));
  }

  private List<AwsTagGrant> reading(CarriedTags carried) {
    return carried.grants(state).stream()
        .filter(g -> g.isKnown() && carried.mayMatch(g) && TableRights.reads(g.permissions()))
        .toList();
  }

  private void note(AwsTagGrant grant, String place) {
    grants.put(key(grant), grant);
    others.computeIfAbsent(key(grant), k -> new TreeSet<>()).add(place);
  }

  private static String key(AwsTagGrant grant) {
    return grant.principal() + " " + grant.text();
  }

  private static Problem problem(AwsTagGrant grant, SortedSet<String> places) {
    return Problem.warning(
        "tag-reach",
        grant.principal(),
        "reads tables of the workspace by LF-tags, "
            + grant.words()
            + ", and by them also "
            + OpenGates.listed(places)
            + ", where no policy of the workspace says so",
        "take the tags off there, or take the right away; one of ours goes where its policies no"
            + " longer accept the loss tag-reach");
  }
}
