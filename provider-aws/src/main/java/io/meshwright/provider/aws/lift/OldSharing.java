package io.meshwright.provider.aws.lift;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsOldSharing;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Roles and users elsewhere, where the data lake shares by a version that knows of none. */
final class OldSharing {
  private final SortedSet<Address> subjects;
  private final ResourceState state;
  private final Optional<String> own;

  OldSharing(SortedSet<Address> subjects, ResourceState state, Optional<String> own) {
    this.subjects = subjects;
    this.state = state;
    this.own = own;
  }

  List<Problem> problems() {
    List<Resource> old = state.under(AwsOldSharing.KIND, List.of());
    SortedSet<String> who = old.isEmpty() ? new TreeSet<>() : identities();
    if (who.isEmpty()) {
      return List.of();
    }
    return List.of(
        Problem.warning(
            "share-version",
            subjects.first().platform(),
            "the data lake shares with other accounts by version %s, which knows of no roles and users there: what %s may come to nothing"
                .formatted(
                    old.getFirst().address().path().getFirst(), OpenGates.listed(who) + " get"),
            "set the cross-account version to 3 or a later one in the settings of the catalogue"));
  }

  private SortedSet<String> identities() {
    SortedSet<String> who = new TreeSet<>();
    for (Address subject : subjects) {
      if (subject.kind().equals(AwsTable.KIND) || subject.kind().equals(AwsView.KIND)) {
        for (Resource grant : state.under(AwsGrant.KIND, subject.path())) {
          String principal = grant.address().path().getLast();
          AwsPrincipal.of(principal)
              .filter(p -> !p.isMany() && p.isOutside(own))
              .ifPresent(p -> who.add(principal));
        }
      }
    }
    return who;
  }
}
