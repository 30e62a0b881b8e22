package io.meshwright.provider.aws.lift;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSharing;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom rights let who yet see nothing of it: RAM has not shared what Lake Formation gave them. */
final class PendingShares {
  private final SortedSet<Address> subjects = new TreeSet<>();
  private final ResourceState state;

  PendingShares(SortedSet<Address> subjects, ResourceState state) {
    this.state = state;
    for (Address subject : subjects) {
      boolean isShared =
          subject.kind().equals(AwsTable.KIND) || subject.kind().equals(AwsView.KIND);
      if (isShared && state.get(subject).isPresent()) {
        this.subjects.add(subject);
      }
    }
  }

  /** What is not shared yet with one principal, for one reason. */
  private record Pending(
      Address database, String principal, String status, String share, String said)
      implements Comparable<Pending> {
    private String key() {
      return String.join("\n", database.toString(), principal, status, share, said);
    }

    @Override
    public int compareTo(Pending other) {
      return key().compareTo(other.key());
    }
  }

  List<Problem> problems() {
    Map<Pending, SortedSet<String>> pending = new TreeMap<>();
    SortedSet<String> unseen = new TreeSet<>();
    for (AwsSharing sharing : shared()) {
      if (sharing.status().equals(AwsSharing.UNSEEN)) {
        unseen.add(sharing.principal());
        continue;
      }
      Pending key =
          new Pending(
              database(sharing.database()),
              sharing.principal(),
              sharing.status(),
              sharing.share(),
              sharing.said());
      pending
          .computeIfAbsent(key, k -> new TreeSet<>())
          .add(sharing.table().isEmpty() ? "the database itself" : sharing.table());
    }
    List<Problem> problems = new ArrayList<>();
    pending.forEach((key, what) -> problems.add(problem(key, what)));
    if (!unseen.isEmpty()) {
      problems.add(unseen(unseen));
    }
    return problems;
  }

  /** Of what subjects have, as far as the rights stay. */
  private List<AwsSharing> shared() {
    List<AwsSharing> shared = new ArrayList<>();
    for (Resource resource : state.under(AwsSharing.KIND, List.of())) {
      if (AwsResource.of(resource) instanceof AwsSharing sharing
          && isOfSubject(sharing)
          && isGranted(sharing)) {
        shared.add(sharing);
      }
    }
    return shared;
  }

  private boolean isOfSubject(AwsSharing sharing) {
    boolean onTable = !sharing.table().isEmpty() && !sharing.table().equals(AwsGrant.EVERY_TABLE);
    return subjects.stream()
        .map(Address::path)
        .anyMatch(
            path ->
                path.get(0).equals(sharing.database())
                    && (!onTable || path.get(1).equals(sharing.table())));
  }

  private boolean isGranted(AwsSharing sharing) {
    return state.under(AwsGrant.KIND, List.of(sharing.database(), sharing.table())).stream()
        .anyMatch(r -> r.address().path().getLast().equals(sharing.principal()));
  }

  private Address database(String name) {
    return Address.of(subjects.first().platform(), "database", name);
  }

  private static Problem problem(Pending pending, SortedSet<String> what) {
    String who = pending.principal();
    String had = who + " has rights on " + OpenGates.listed(what) + ", and sees nothing of them: ";
    return Problem.warning(
        "share-pending",
        pending.database().toString(),
        had + cause(pending),
        switch (pending.status()) {
          case AwsSharing.ASSOCIATING ->
              "have the invitation accepted in RAM of that account, or switch on sharing with your"
                  + " organisation if it is of it";
          case AwsSharing.NONE ->
              "look for the share in RAM; without one take the rights back and plan again, so that"
                  + " Lake Formation shares anew";
          default ->
              "look in RAM why; then delete the share, take the rights back and plan again, so that"
                  + " Lake Formation shares anew";
        });
  }

  private static String cause(Pending pending) {
    if (pending.status().equals(AwsSharing.NONE)) {
      return "no share of RAM has them";
    }
    String said = pending.said().isEmpty() ? "" : " (" + pending.said() + ")";
    return "the share '" + pending.share() + "' of RAM is " + pending.status() + said;
  }

  private Problem unseen(SortedSet<String> who) {
    return Problem.warning(
        "share-unseen",
        subjects.first().platform(),
        "whether "
            + OpenGates.listed(who)
            + " accepted what is shared with them was not seen: RAM may not be asked",
        "let the deployer call ram:GetResourceShareAssociations, or ask RAM yourself");
  }
}
