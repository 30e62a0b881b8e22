package io.meshwright.provider.aws.apply;

import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.spi.Permission;
import java.util.List;
import java.util.Set;

/**
 * The actions that a right for another account takes beside its own: Lake Formation shares through
 * RAM, as whoever asks it to. What AWS's policy AWSLakeFormationCrossAccountManager has, by name.
 */
final class OutsidePermissions {
  private static final List<String> SHARING =
      List.of(
          "glue:DeleteResourcePolicy",
          "glue:PutResourcePolicy",
          "organizations:DescribeAccount",
          "organizations:DescribeOrganization",
          "organizations:ListAccountsForParent",
          "organizations:ListOrganizationalUnitsForParent",
          "organizations:ListRoots",
          "ram:AssociateResourceShare",
          "ram:AssociateResourceSharePermission",
          "ram:CreateResourceShare",
          "ram:DeleteResourceShare",
          "ram:DisassociateResourceShare",
          "ram:GetResourceShareAssociations",
          "ram:GetResourceShares",
          "ram:ListResourceSharePermissions",
          "ram:UpdateResourceShare");

  private OutsidePermissions() {}

  /** Adds them where a right is somebody's of another account. */
  static void of(String principal, AwsHome home, Set<Permission> needed) {
    if (AwsPrincipal.of(principal).filter(p -> p.isOutside(home.account())).isPresent()) {
      SHARING.forEach(action -> needed.add(new Permission(action, "*")));
    }
  }
}
