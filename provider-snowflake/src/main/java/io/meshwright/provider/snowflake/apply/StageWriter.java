package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.sql.StageStatements;
import java.util.ArrayList;
import java.util.List;

/** Changes of stages, and of who reads and writes them. */
final class StageWriter {
  private StageWriter() {}

  static List<SqlText> make(SfStage stage, Marker marker) {
    return List.of(StageStatements.create(stage, SfComments.of(stage, marker)));
  }

  /** What else would differ was refused when it was assessed. */
  static List<SqlText> change(SfStage after, SfStage before, Marker marker) {
    List<SqlText> all = new ArrayList<>();
    if (!before.directory()) {
      all.add(StageStatements.directory(after));
    }
    // The marker comes last: what is marked is as it is wanted.
    all.add(StageStatements.comment(after, SfComments.of(after, marker)));
    return all;
  }

  static List<SqlText> grant(SfStageGrant before, SfStageGrant after) {
    GrantSteps steps =
        GrantSteps.of(
            before.privileges(), after.privileges(), before.grantable() && !after.grantable());
    List<SqlText> all = new ArrayList<>();
    if (!steps.gone().isEmpty()) {
      all.add(StageStatements.revoke(before, steps.gone()));
    }
    if (!steps.kept().isEmpty()) {
      all.add(StageStatements.revokeGrantOption(before, steps.kept()));
    }
    if (!steps.added().isEmpty()) {
      all.add(StageStatements.grant(after, steps.added()));
    }
    return all;
  }
}
