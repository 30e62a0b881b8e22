package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.sql.StageStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /** What is too much goes before what is missing comes. */
  static List<SqlText> grant(SfStageGrant before, SfStageGrant after) {
    List<SqlText> all = new ArrayList<>();
    List<String> gone = without(before.privileges(), after.privileges());
    if (!gone.isEmpty()) {
      all.add(StageStatements.revoke(before, gone));
    }
    List<String> kept = without(before.privileges(), new TreeSet<>(gone));
    if (before.grantable() && !after.grantable() && !kept.isEmpty()) {
      all.add(StageStatements.revokeGrantOption(before, kept));
    }
    List<String> added = without(after.privileges(), before.privileges());
    if (!added.isEmpty()) {
      all.add(StageStatements.grant(after, added));
    }
    return all;
  }

  private static List<String> without(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(s -> !others.contains(s)).toList();
  }
}
