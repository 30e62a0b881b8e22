package io.meshwright.provider.snowflake.client;

import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfShare;
import java.util.List;
import java.util.Locale;

/** Who was given something, as the catalogue writes it. */
final class Grantees {
  private static final String DATABASE_ROLE = "database-role";
  private static final String SHARE = "share";

  private Grantees() {}

  /** A kind of grantee: {@code ROLE}, {@code ACCOUNT ROLE}, {@code DATABASE_ROLE}, … */
  static String kind(String word) {
    String kind = word.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    return kind.equals("account-role") ? "role" : kind;
  }

  /** Whether what somebody of a kind has is asked of each, since no view promises to show it. */
  static boolean isAskedEach(String kind) {
    return kind.equals(DATABASE_ROLE) || kind.equals(SHARE);
  }

  /** Who owns what a row is about. */
  static String owner(SnowflakeRow row) {
    boolean ofAccount = row.text("owner_role_type").equals("ROLE");
    return (ofAccount ? SfGrant.ROLE : SfGrant.DATABASE_ROLE) + row.text("owner");
  }

  /**
   * Somebody of a kind. A database role is written with its database, or is of this one; a share is
   * written with its account, or without.
   */
  static String of(String database, String kind, String name) {
    List<String> parts = QualifiedName.parts(name);
    if (kind.equals(SHARE)) {
      return SfShare.grantee(parts.isEmpty() ? name : parts.getLast());
    }
    if (!kind.equals(DATABASE_ROLE)) {
      return kind + ":" + QualifiedName.single(name);
    }
    return switch (parts.size()) {
      case 1 -> SfGrant.databaseRole(database, parts.getFirst());
      case 2 -> SfGrant.databaseRole(parts.get(0), parts.get(1));
      default -> SfGrant.databaseRole(database, name);
    };
  }
}
