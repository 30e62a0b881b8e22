package io.meshwright.provider.aws.redshift.client;

import io.meshwright.provider.aws.client.SdkSession;
import java.util.Optional;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;

/** The SDK's clients of one database, made when they are first needed. */
public final class RedshiftClients implements AutoCloseable {
  private final RedshiftTarget target;
  private final SdkSession session;
  private Optional<RedshiftDataClient> data = Optional.empty();

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

  @Override
  public synchronized void close() {
    data.ifPresent(RedshiftDataClient::close);
    session.close();
  }
}
