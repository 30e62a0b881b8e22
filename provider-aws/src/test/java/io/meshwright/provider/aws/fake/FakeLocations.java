package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LocationGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is registered with Lake Formation. */
final class FakeLocations implements LocationGateway {
  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;
  private final Predicate<String> isRole;

  /**
   * Locations.
   *
   * @param isRole whether there is a role of that ARN
   */
  FakeLocations(
      FakeAccount account, String platform, Consumer<CallEvent> meter, Predicate<String> isRole) {
    this.isRole = isRole;
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "lakeformation." + call, writes));
  }

  @Override
  public List<LakeLocation> locations() {
    told("ListResources", false);
    synchronized (account) {
      return List.copyOf(account.locations.values());
    }
  }

  @Override
  public void register(LakeLocation location) {
    told("RegisterResource", true);
    synchronized (account) {
      check(location);
      if (account.locations.putIfAbsent(location.arn(), location) != null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + location.arn());
      }
    }
  }

  private void check(LakeLocation location) {
    if (!location.arn().startsWith("arn:aws:s3:::") || !isRole.test(location.roleArn())) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: " + location);
    }
  }

  @Override
  public void update(LakeLocation location) {
    told("UpdateResource", true);
    synchronized (account) {
      check(location);
      if (account.locations.replace(location.arn(), location) == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + location.arn());
      }
    }
  }

  @Override
  public void deregister(LakeLocation location) {
    told("DeregisterResource", true);
    synchronized (account) {
      account.locations.remove(location.arn());
    }
  }

  /** Whether a place, by its ARN, is registered. */
  static boolean isRegistered(FakeAccount account, String arn) {
    return account.locations.keySet().stream().anyMatch(l -> (arn + "/").startsWith(l + "/"));
  }
}
