package io.meshwright.provider.snowflake.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.sql.GrantStatements;
import java.util.ArrayList;
import java.util.List;

/** Changes of what somebody may do. */
final class GrantWriter {
  private GrantWriter() {}

  /** What is too much goes before what is missing comes. */
  static List<SqlText> change(SfGrant before, SfGrant after) {
    GrantSteps steps =
        GrantSteps.of(
            before.privileges(), after.privileges(), before.grantable() && !after.grantable());
    List<SqlText> all = new ArrayList<>();
    if (!steps.gone().isEmpty()) {
      all.add(GrantStatements.revoke(before, steps.gone()));
    }
    if (!steps.kept().isEmpty()) {
      all.add(GrantStatements.revokeGrantOption(before, steps.kept()));
    }
    if (!steps.added().isEmpty()) {
      all.add(GrantStatements.grant(after, steps.added()));
    }
    return all;
  }
}
