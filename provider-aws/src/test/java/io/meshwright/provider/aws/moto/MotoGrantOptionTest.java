package io.meshwright.provider.aws.moto;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.PermissionGateway;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The grant option of a right that is given in a batch: what moto makes of it. */
class MotoGrantOptionTest {
  private static final LakePermission RIGHT =
      new LakePermission(
          "arn:aws:iam::123456789012:role/definer",
          new LakePermission.Table("d", "t"),
          Ordered.set(List.of("SELECT")),
          Ordered.set(List.of("SELECT")));

  /** Once this is red moto has mended it, and the front may go. */
  @Test
  void motoByItselfLosesIt() {
    try (MotoAccount account = MotoAccount.open()) {
      PermissionGateway permissions = account.permissions("lake", event -> {});
      assertThat(permissions.grant(List.of(RIGHT))).isEmpty();
      assertThat(permissions.permissions())
          .singleElement()
          .satisfies(
              right -> {
                assertThat(right.permissions()).containsExactly("SELECT");
                assertThat(right.grantable()).isEmpty();
              });
    }
  }

  @Test
  void behindTheFrontItIsKeptAndTakenAway() {
    try (MotoAccount account = MotoAccount.behind(MotoWithGrantOption::before)) {
      PermissionGateway permissions = account.permissions("lake", event -> {});
      assertThat(permissions.grant(List.of(RIGHT))).isEmpty();
      assertThat(permissions.permissions()).containsExactly(RIGHT);
      assertThat(permissions.revoke(List.of(RIGHT))).isEmpty();
      assertThat(permissions.permissions()).isEmpty();
    }
  }
}
