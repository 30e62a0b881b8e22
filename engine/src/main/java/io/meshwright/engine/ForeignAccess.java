package io.meshwright.engine;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What somebody else attached to objects of ours: grants, policies, views. It is never touched, but
 * it is never passed over in silence either, since it may give access that no policy gives.
 */
final class ForeignAccess {
  private ForeignAccess() {}

  static List<Problem> of(WorkspaceId mesh, List<Seen> live) {
    TreeSet<Address> ours = new TreeSet<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present && present.owner().isOf(mesh)) {
        ours.add(present.address());
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (Seen seen : live) {
      if (seen instanceof Seen.Present present
          && present.owner() instanceof Owner.Foreign
          && present.resource().dependsOn().stream().anyMatch(ours::contains)) {
        problems.add(
            Problem.warning(
                "foreign-access",
                present.address().toString(),
                "was attached to an object of ours by somebody else, and may give access",
                "remove it by hand, or declare the access as a policy"));
      }
    }
    return List.copyOf(problems);
  }
}
