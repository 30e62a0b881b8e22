package io.meshwright.provider.snowflake.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Changes of what somebody may do. */
final class GrantWriter {
  private GrantWriter() {}

  /** What is too much goes before what is missing comes. */
  static List<SqlText> change(SfGrant before, SfGrant after) {
    List<SqlText> all = new ArrayList<>();
    List<String> gone = without(before.privileges(), after.privileges());
    if (!gone.isEmpty()) {
      all.add(GrantStatements.revoke(before, gone));
    }
    List<String> kept = without(before.privileges(), new TreeSet<>(gone));
    if (before.grantable() && !after.grantable() && !kept.isEmpty()) {
      all.add(GrantStatements.revokeGrantOption(before, kept));
    }
    List<String> added = without(after.privileges(), before.privileges());
    if (!added.isEmpty()) {
      all.add(GrantStatements.grant(after, added));
    }
    return all;
  }

  private static List<String> without(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(s -> !others.contains(s)).toList();
  }
}
