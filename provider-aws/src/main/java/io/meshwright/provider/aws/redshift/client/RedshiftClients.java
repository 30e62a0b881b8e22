package io.meshwright.provider.aws.redshift.client;

import io.meshwright.provider.aws.client.SdkSession;
import java.util.Optional;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** The SDK's clients of one database, made when they are first needed. */
public final class RedshiftClients implements AutoCloseable {
  private final RedshiftTarget target;
  private final SdkSession session;
  private Optional<RedshiftDataClient> data = Optional.empty();
  private Optional<RedshiftClient> shares = Optional.empty();

  /** Clients of a target. */
  public RedshiftClients(RedshiftTarget target) {
    this.target = target;
    this.session = new SdkSession(target.account());
  }

  RedshiftTarget target() {
    return target;
  }

  synchronized RedshiftDataClient data() {
    if (data.isEmpty()) {
      data = Optional.of(session.configured(RedshiftDataClient.builder()).build());
    }
    return data.get();
  }

  synchronized RedshiftClient shares() {
    if (shares.isEmpty()) {
      shares = Optional.of(session.configured(RedshiftClient.builder()).build());
    }
    return shares.get();
  }

  @Override
  public synchronized void close() {
    shares.ifPresent(RedshiftClient::close);
    data.ifPresent(RedshiftDataClient::close);
    session.close();
  }
}
