package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.ShareAssociation;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** RAM. */
final class FakeSharing implements SharingGateway {
  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeSharing(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  @Override
  public List<ShareAssociation> principals() {
    return asked(account.shares()::principals);
  }

  @Override
  public List<ShareAssociation> resources() {
    return asked(account.shares()::resources);
  }

  private List<ShareAssociation> asked(Supplier<List<ShareAssociation>> what) {
    meter.accept(new CallEvent(platform, "ram.GetResourceShareAssociations", false));
    synchronized (account) {
      if (account.shares().isHidden()) {
        throw FakeAccount.refused(ErrorKind.PERMISSION, "AccessDeniedException: of RAM");
      }
      return what.get();
    }
  }
}
