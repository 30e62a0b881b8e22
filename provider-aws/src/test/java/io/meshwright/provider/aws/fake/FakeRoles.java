package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.IamRole;
import io.meshwright.provider.aws.client.RoleGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Roles of IAM. */
final class FakeRoles implements RoleGateway {
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
  private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7E]{1,510}/");

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeRoles(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "iam." + call, writes));
  }

  @Override
  public String account() {
    meter.accept(new CallEvent(platform, "sts.GetCallerIdentity", false));
    return account.number;
  }

  @Override
  public List<IamRole> roles(String path) {
    told("ListRoles", false);
    synchronized (account) {
      return account.roles.values().stream().filter(r -> r.path().startsWith(path)).toList();
    }
  }

  @Override
  public Optional<IamRole> role(String name) {
    told("GetRole", false);
    synchronized (account) {
      return Optional.ofNullable(account.roles.get(name));
    }
  }

  @Override
  public void create(IamRole role) {
    told("CreateRole", true);
    synchronized (account) {
      if (!NAME.matcher(role.name()).matches() || !PATH.matcher(role.path()).matches()) {
        throw FakeAccount.refused(ErrorKind.USER, "ValidationError: " + role.path() + role.name());
      }
      if (account.roles.containsKey(role.name())) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityAlreadyExists: " + role.name());
      }
      account.roles.put(role.name(), stored(role, role.path()));
    }
  }

  private static IamRole stored(IamRole role, String path) {
    return new IamRole(
        role.name(),
        path,
        "arn:aws:iam::111122223333:role" + path + role.name(),
        role.trust(),
        role.policy(),
        role.others());
  }

  @Override
  public void update(IamRole role) {
    told("UpdateAssumeRolePolicy", true);
    synchronized (account) {
      IamRole now = account.roles.get(role.name());
      if (now == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "NoSuchEntity: " + role.name());
      }
      account.roles.put(role.name(), stored(role, now.path()).withOthers(now.others()));
    }
  }

  @Override
  public void deleteRole(String name) {
    told("DeleteRole", true);
    synchronized (account) {
      IamRole now = account.roles.get(name);
      if (now != null && !now.others().isEmpty()) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "DeleteConflict: " + name);
      }
      account.roles.remove(name);
    }
  }
}
