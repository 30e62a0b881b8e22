package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Optional;

/** Roles of IAM, and whose they are. Throws as {@link CatalogueGateway} does. */
public interface RoleGateway {
  /** The number of the account that is asked. */
  String account();

  /** The roles whose path begins so. */
  List<IamRole> roles(String path);

  /** A role; empty where it is not there. */
  Optional<IamRole> role(String name);

  /** Makes a role with its policy. */
  void create(IamRole role);

  /** Replaces who may act as a role, and its policy. */
  void update(IamRole role);

  /** Deletes a role and its policy; one that is gone is fine. */
  void deleteRole(String name);
}
