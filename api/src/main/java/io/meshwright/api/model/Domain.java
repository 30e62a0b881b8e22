package io.meshwright.api.model;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A business area with one owner, placed on one platform; its products may be placed elsewhere.
 *
 * @param name its name
 * @param owner who answers for it; may be empty
 * @param description for people; may be empty
 * @param platform default placement of its products
 * @param tags free labels
 * @param authority how far a run may go with what belongs to its products; empty: as far as on the
 *     platform
 * @param approves grants of its data that it agrees to, for the rule {@code grant-approval}
 */
public record Domain(
    DomainName name,
    String owner,
    String description,
    PlatformName platform,
    SortedSet<String> tags,
    Optional<Authority> authority,
    SortedSet<PolicyId> approves) {
  /** Copies the tags and approvals. */
  public Domain {
    tags = Ordered.set(tags);
    approves = Ordered.set(approves);
  }

  /** A domain that has approved no grant. */
  public Domain(
      DomainName name,
      String owner,
      String description,
      PlatformName platform,
      SortedSet<String> tags,
      Optional<Authority> authority) {
    this(name, owner, description, platform, tags, authority, Ordered.set(List.<PolicyId>of()));
  }

  /** A domain of which only the placement is known. */
  public static Domain of(String name, String platform) {
    return new Domain(
        new DomainName(name), "", "", new PlatformName(platform), Ordered.set(List.<String>of()));
  }

  /** A domain without an authority of its own. */
  public Domain(
      DomainName name,
      String owner,
      String description,
      PlatformName platform,
      SortedSet<String> tags) {
    this(name, owner, description, platform, tags, Optional.empty());
  }
}
