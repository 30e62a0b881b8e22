package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import java.util.List;
import java.util.SortedMap;

/**
 * What a slice becomes on its platform. A closed table has its resources without the grants.
 *
 * @param resources what should exist, in order of address
 * @param subjects per table the address that {@link Lifter#lift} takes
 * @param identities per principal in use its native identity
 * @param verdicts how faithfully each policy survives
 * @param problems findings, for example an unmapped principal
 */
public record Translation(
    List<Desired> resources,
    SortedMap<TableAddress, Address> subjects,
    SortedMap<PrincipalId, String> identities,
    List<PolicyVerdict> verdicts,
    List<Problem> problems) {
  /** Copies the collections. */
  public Translation {
    resources = List.copyOf(resources);
    subjects = Ordered.map(subjects);
    identities = Ordered.map(identities);
    verdicts = List.copyOf(verdicts);
    problems = List.copyOf(problems);
  }
}
