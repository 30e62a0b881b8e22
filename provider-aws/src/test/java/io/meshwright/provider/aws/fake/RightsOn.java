package io.meshwright.provider.aws.fake;

import io.meshwright.provider.aws.client.LakePermission;
import java.util.Set;

/** What rights are about. */
final class RightsOn {
  /** Rights that a catalogue takes. */
  static final Set<String> CATALOGUE =
      Set.of("ALL", "SUPER_USER", "ALTER", "CREATE_DATABASE", "DESCRIBE", "DROP");

  private RightsOn() {}

  /** The one table; empty where it is about more. */
  static String table(LakePermission right) {
    return switch (right.on()) {
      case LakePermission.Table(var d, var t) -> FakeAccount.key(d, t);
      case LakePermission.Columns(var d, var t, var columns, var but) -> FakeAccount.key(d, t);
      case LakePermission.Filter(var d, var t, var f) -> FakeAccount.key(d, t);
      default -> "";
    };
  }
}
