package io.meshwright.spi;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a slice becomes on its platform. A closed table has its resources without the grants.
 *
 * @param resources what should exist, in order of address
 * @param subjects per table the address that {@link Lifter#lift} takes
 * @param identities per principal in use its native identity
 * @param logins per declared session the login that the platform gets for it; empty where logins
 *     are the identity provider's
 * @param verdicts how faithfully each policy survives
 * @param problems findings, for example an unmapped principal
 */
public record Translation(
    List<Desired> resources,
    SortedMap<TableAddress, Address> subjects,
    SortedMap<PrincipalId, String> identities,
    SortedMap<SessionId, String> logins,
    List<PolicyVerdict> verdicts,
    List<Problem> problems) {
  /** Copies the collections. */
  public Translation {
    resources = List.copyOf(resources);
    subjects = Ordered.map(subjects);
    identities = Ordered.map(identities);
    logins = Ordered.map(logins);
    verdicts = List.copyOf(verdicts);
    problems = List.copyOf(problems);
  }

  /** A translation for a platform that gets no logins. */
  public Translation(
      List<Desired> resources,
      SortedMap<TableAddress, Address> subjects,
      SortedMap<PrincipalId, String> identities,
      List<PolicyVerdict> verdicts,
      List<Problem> problems) {
    this(
        resources,
        subjects,
        identities,
        Ordered.map(Map.<SessionId, String>of()),
        verdicts,
        problems);
  }
}
