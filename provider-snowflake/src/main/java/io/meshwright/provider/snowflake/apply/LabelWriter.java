package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfLabel;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.TableKind;
import io.meshwright.provider.snowflake.sql.TagStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Changes of tags and of their values. */
final class LabelWriter {
  private final SfLive live;

  LabelWriter(SfLive live) {
    this.live = live;
  }

  List<SqlText> make(SfLabel label, Marker marker) {
    return switch (label) {
      case SfTag tag -> List.of(TagStatements.create(tag, SfComments.plain(tag, marker)));
      case SfTagging tagging -> List.of(TagStatements.set(tagging, kind(tagging)));
      case SfTagPolicy policy -> throw notOurs(policy);
    };
  }

  List<SqlText> change(SfLabel label, SfResource before, Marker marker) {
    return switch (label) {
      case SfTag tag -> List.of(TagStatements.comment(tag, SfComments.plain(tag, marker)));
      case SfTagging tagging -> change(tagging, (SfTagging) before);
      case SfTagPolicy policy -> throw notOurs(policy);
    };
  }

  private List<SqlText> change(SfTagging after, SfTagging before) {
    TreeMap<String, String> gone = new TreeMap<>(before.values());
    gone.keySet().removeAll(after.values().keySet());
    TreeMap<String, String> other = new TreeMap<>(after.values());
    other.entrySet().removeAll(before.values().entrySet());
    List<SqlText> all = new ArrayList<>();
    if (!gone.isEmpty()) {
      all.add(TagStatements.unset(after.with(gone), kind(after)));
    }
    if (!other.isEmpty()) {
      all.add(TagStatements.set(after.with(other), kind(after)));
    }
    return all;
  }

  List<SqlText> take(SfLabel label) {
    return switch (label) {
      case SfTag tag -> List.of(TagStatements.drop(tag));
      case SfTagging tagging -> List.of(TagStatements.unset(tagging, kind(tagging)));
      case SfTagPolicy policy -> throw notOurs(policy);
    };
  }

  private TableKind kind(SfTagging tagging) {
    if (tagging.dynamic()) {
      return TableKind.DYNAMIC_TABLE;
    }
    return live.table(tagging.database(), tagging.schema(), tagging.table())
        .map(SfTable::kind)
        .orElse(TableKind.TABLE);
  }

  private static MeshException notOurs(SfTagPolicy policy) {
    return new MeshException(
        ErrorKind.USER,
        "policy "
            + policy.policy()
            + " on tag "
            + policy.key()
            + " is somebody else's, which Meshwright reads and does not change; take it off by"
            + " hand");
  }
}
