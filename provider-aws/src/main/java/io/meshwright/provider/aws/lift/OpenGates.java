package io.meshwright.provider.aws.lift;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsDefault;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.AwsRolePolicy;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lets people past rights of Lake Formation, so that policies are weaker than they say. */
final class OpenGates {
  private static final int NAMED = 5;

  private final SortedSet<Address> tables;
  private final ResourceState state;
  private final List<Problem> problems = new ArrayList<>();

  OpenGates(SortedSet<Address> subjects, ResourceState state) {
    this.tables = new TreeSet<>(subjects);
    this.tables.removeIf(s -> !s.kind().equals(AwsTable.KIND) || state.get(s).isEmpty());
    this.state = state;
  }

  List<Problem> problems() {
    openTables();
    openPlaces();
    openDefaults();
    widenedRoles();
    return List.copyOf(problems);
  }

  /** One finding for each database: a catalogue that was never closed has many such tables. */
  private void openTables() {
    Map<Address, List<String>> open = new TreeMap<>();
    for (Address table : tables) {
      String database = table.path().get(0);
      if (isOpen(List.of(database, table.path().get(1)))
          || isOpen(List.of(database, AwsGrant.EVERY_TABLE))) {
        open.computeIfAbsent(
                Address.of(table.platform(), "database", database), k -> new ArrayList<>())
            .add(table.path().get(1));
      }
    }
    open.forEach(
        (database, names) ->
            problems.add(
                Problem.error(
                    "open-to-iam",
                    database.toString(),
                    "the policies of "
                        + listed(names)
                        + " are WEAKER than they say: IAM_ALLOWED_PRINCIPALS has rights there, so"
                        + " that whoever IAM lets reads past them",
                    "revoke the rights of IAM_ALLOWED_PRINCIPALS on them, or let authoritative"
                        + " authority do it")));
  }

  private boolean isOpen(List<String> path) {
    for (Resource resource : state.under(AwsGrant.KIND, path)) {
      if (AwsResource.of(resource) instanceof AwsGrant grant
          && grant.principal().equals(AwsGrant.EVERYBODY_BY_IAM)
          && TableRights.reads(grant.permissions())) {
        return true;
      }
    }
    return false;
  }

  static String listed(Collection<String> names) {
    List<String> first = names.stream().limit(NAMED).toList();
    return String.join(", ", first)
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }

  private void openPlaces() {
    for (Resource resource : state.under(AwsOpenPlace.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsOpenPlace open) {
        problems.add(
            Problem.warning(
                "unguarded-files",
                open.location(),
                open.hybrid()
                    ? "it is registered with Lake Formation for hybrid access: policies are WEAKER"
                        + " than they say for whoever IAM lets at the files"
                    : "it is not registered with Lake Formation, so that rights on its tables guard"
                        + " no files: policies are WEAKER than they say for whoever IAM lets at"
                        + " them, and nobody else reads",
                open.hybrid()
                    ? "turn hybrid access off for it, once nobody needs it"
                    : "register it with a role that may read and write there"));
      }
    }
  }

  private void widenedRoles() {
    Map<Address, List<String>> widened = new TreeMap<>();
    for (Resource resource : state.under(AwsRolePolicy.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsRolePolicy policy) {
        widened
            .computeIfAbsent(
                AwsRole.address(resource.address().platform(), policy.role()),
                k -> new ArrayList<>())
            .add(policy.name());
      }
    }
    widened.forEach(
        (role, names) ->
            problems.add(
                Problem.warning(
                    "widened-role",
                    role.toString(),
                    "others gave it "
                        + listed(names)
                        + ": Lake Formation, which acts as it, may be let at more than the bucket"
                        + " of its domain",
                    "take them off the role, and give them to one of their own")));
  }

  private void openDefaults() {
    List<String> open = new ArrayList<>();
    for (Resource resource : state.under(AwsDefault.KIND, List.of())) {
      open.add(resource.address().path().getFirst());
    }
    if (!open.isEmpty() && !tables.isEmpty()) {
      problems.add(
          Problem.warning(
              "open-defaults",
              tables.first().platform(),
              "the data lake opens new "
                  + String.join(" and ", open)
                  + " to whomever IAM lets; Meshwright closes what it makes, and others may not",
              "turn off 'Use only IAM access control' for them in the settings of the catalogue"));
    }
  }
}
