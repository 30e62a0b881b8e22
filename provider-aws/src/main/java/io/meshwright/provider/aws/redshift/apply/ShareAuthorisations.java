package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.RsLive;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import java.util.Optional;

/** Authorisations of other accounts: calls of the service, each by itself. */
final class ShareAuthorisations {
  private final RsLive live;
  private final DataShareGateway gateway;

  ShareAuthorisations(RsLive live, DataShareGateway gateway) {
    this.live = live;
    this.gateway = gateway;
  }

  /** Whether a change is about one. */
  static boolean isOne(Change change) {
    return change.address().kind().equals(RsShareAuthorisation.KIND);
  }

  /** One that may write goes as a whole, since nothing says that it is narrowed otherwise. */
  void write(Change change) {
    Optional<RsShareAuthorisation> now =
        Optional.ofNullable(live.facts().get(change.address()))
            .map(Seen.Present::resource)
            .flatMap(ShareAuthorisations::of);
    Optional<RsShareAuthorisation> wanted = change.after().flatMap(ShareAuthorisations::of);
    if (now.equals(wanted)) {
      return;
    }
    String arn = arn(change.address().path().get(1));
    now.ifPresent(a -> gateway.deauthorise(arn, a.account()));
    wanted.ifPresent(a -> gateway.authorise(arn, a.account()));
  }

  private static Optional<RsShareAuthorisation> of(Resource resource) {
    return RsResource.of(resource) instanceof RsShareAuthorisation one
        ? Optional.of(one)
        : Optional.empty();
  }

  private String arn(String share) {
    return live.shareArn(share)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.TRANSIENT,
                    "DescribeDataShares does not list datashare '"
                        + share
                        + "' of this database's namespace, which may take a moment; else look"
                        + " whether 'region' and 'role' are those of the database"));
  }
}
