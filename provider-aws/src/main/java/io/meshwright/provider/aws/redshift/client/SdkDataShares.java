package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.redshift.model.DataShare;
import software.amazon.awssdk.services.redshift.model.DataShareAssociation;
import software.amazon.awssdk.services.redshift.model.DataShareStatus;
import software.amazon.awssdk.services.redshift.model.DescribeDataSharesResponse;

/** Authorisations of datashares over the SDK, by the API of Redshift. */
public final class SdkDataShares implements DataShareGateway {
  private static final int NOT_IMPLEMENTED = 501;

  /** Once somebody of the other account has taken it up it is active. */
  private static final Set<DataShareStatus> AUTHORISED =
      Set.of(DataShareStatus.AUTHORIZED, DataShareStatus.ACTIVE);

  private final RedshiftClients clients;
  private final CallMeter meter;

  /** The datashares of a target. */
  public SdkDataShares(RedshiftClients clients, CallMeter meter) {
    this.clients = clients;
    this.meter = meter;
  }

  @Override
  public List<ListedShare> dataShares() {
    List<ListedShare> all = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    Optional<String> marker = Optional.empty();
    do {
      DescribeDataSharesResponse page = page(marker);
      page.dataShares().forEach(share -> all.add(listed(share)));
      marker = Optional.ofNullable(page.marker()).filter(m -> !m.isEmpty());
      if (marker.isPresent() && !asked.add(marker.get())) {
        throw new MeshException(
            ErrorKind.TRANSIENT, "DescribeDataShares gives the same page again and again");
      }
    } while (marker.isPresent());
    return List.copyOf(all);
  }

  private DescribeDataSharesResponse page(Optional<String> marker) {
    meter.read("redshift.DescribeDataShares");
    try {
      return RedshiftErrors.turned(
          "redshift:DescribeDataShares",
          clients.target().name(),
          () -> clients.shares().describeDataShares(r -> r.marker(marker.orElse(null))));
    } catch (MeshException e) {
      if (e.getCause() instanceof AwsServiceException answer
          && answer.statusCode() == NOT_IMPLEMENTED) {
        throw new MeshException(
            ErrorKind.USER,
            e.getMessage()
                + "; who asks is another account, whose authorisation is read there: let 'endpoint'"
                + " be one that has datashares, or remove it, or share with namespaces only",
            e);
      }
      throw e;
    }
  }

  private static ListedShare listed(DataShare share) {
    TreeMap<String, Boolean> authorised = new TreeMap<>();
    for (DataShareAssociation one : share.dataShareAssociations()) {
      if (AUTHORISED.contains(one.status())) {
        authorised.merge(
            Optional.ofNullable(one.consumerIdentifier()).orElse(""),
            Boolean.TRUE.equals(one.producerAllowedWrites()),
            Boolean::logicalOr);
      }
    }
    return new ListedShare(Optional.ofNullable(share.dataShareArn()).orElse(""), authorised);
  }

  @Override
  public void authorise(String arn, String account) {
    meter.write("redshift.AuthorizeDataShare");
    RedshiftErrors.turned(
        "redshift:AuthorizeDataShare",
        arn + " for " + account,
        () ->
            clients
                .shares()
                .authorizeDataShare(r -> r.dataShareArn(arn).consumerIdentifier(account)));
  }

  @Override
  public void deauthorise(String arn, String account) {
    meter.write("redshift.DeauthorizeDataShare");
    RedshiftErrors.turned(
        "redshift:DeauthorizeDataShare",
        arn + " for " + account,
        () ->
            clients
                .shares()
                .deauthorizeDataShare(r -> r.dataShareArn(arn).consumerIdentifier(account)));
  }
}
