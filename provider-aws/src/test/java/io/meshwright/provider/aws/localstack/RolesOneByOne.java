package io.meshwright.provider.aws.localstack;

import io.meshwright.provider.aws.client.IamRole;
import io.meshwright.provider.aws.client.RoleGateway;
import java.util.List;
import java.util.Optional;

/**
 * Roles as LocalStack gives them one by one: in its lists their documents are texts within texts,
 * which they are not in IAM.
 */
record RolesOneByOne(RoleGateway roles) implements RoleGateway {
  @Override
  public String account() {
    return roles.account();
  }

  @Override
  public List<IamRole> roles(String path) {
    return roles.roles(path).stream().flatMap(r -> roles.role(r.name()).stream()).toList();
  }

  @Override
  public Optional<IamRole> role(String name) {
    return roles.role(name);
  }

  @Override
  public void create(IamRole role) {
    roles.create(role);
  }

  @Override
  public void update(IamRole role) {
    roles.update(role);
  }

  @Override
  public void deleteRole(String name) {
    roles.deleteRole(name);
  }
}
