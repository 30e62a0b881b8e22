package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSharing;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far RAM is with what rights share with others. RAM is asked where there are such rights, and
 * only then: everybody else needs no right to.
 */
final class LiveSharing {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSharing.class);

  private final String platform;
  private final AwsLive live;
  private final Optional<String> own;
  private final SharingGateway sharing;

  /**
   * Adds to what is known.
   *
   * @param own the number of the account; empty where nobody says
   */
  LiveSharing(String platform, AwsLive live, Optional<String> own, SharingGateway sharing) {
    this.platform = platform;
    this.live = live;
    this.own = own;
    this.sharing = sharing;
  }

  void read() {
    Map<Address, AwsSharing> shared = shared();
    if (shared.isEmpty()) {
      return;
    }
    Optional<LiveShares> shares = shares();
    for (AwsSharing each : shared.values()) {
      AwsSharing told = shares.map(s -> s.told(each)).orElse(each);
      if (!told.status().equals(AwsSharing.ASSOCIATED)) {
        live.add(told, new Owner.Foreign());
      }
    }
  }

  /** What is shared by rights that were read, with whom. */
  private Map<Address, AwsSharing> shared() {
    Map<Address, AwsSharing> shared = new TreeMap<>();
    Collection<Seen.Present> facts = live.facts().values();
    for (Seen.Present fact : facts) {
      if (fact.resource().address().kind().equals(AwsGrant.KIND)
          && AwsResource.of(fact.resource()) instanceof AwsGrant grant
          && isOutside(grant.principal())) {
        AwsSharing sharing =
            new AwsSharing(
                grant.database(), grant.table(), grant.principal(), AwsSharing.UNSEEN, "", "");
        shared.put(sharing.address(platform), sharing);
      }
    }
    return shared;
  }

  private boolean isOutside(String principal) {
    return AwsPrincipal.of(principal).filter(p -> p.isOutside(own)).isPresent();
  }

  /** Empty where RAM may not be asked: that is no reason to plan nothing. */
  private Optional<LiveShares> shares() {
    try {
      return Optional.of(new LiveShares(sharing.principals(), sharing.resources()));
    } catch (MeshException e) {
      if (e.kind() != ErrorKind.PERMISSION) {
        throw e;
      }
      LOG.warn("Shares of RAM cannot be seen: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
