package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.sql.ExternalStatements;
import io.meshwright.provider.snowflake.sql.SfStatements;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes of schemas and tables that are there. The marker comes last: what is marked is as it is
 * wanted.
 */
final class TableWriter {
  private final SfLive live;

  TableWriter(SfLive live) {
    this.live = live;
  }

  List<SqlText> change(SfSchema after, SfSchema before, Marker marker) {
    List<SqlText> all = new ArrayList<>();
    if (after.managed() != before.managed()) {
      all.add(SfStatements.managedAccess(after.database(), after.name(), after.managed()));
    }
    all.add(
        SfStatements.commentOnSchema(after.database(), after.name(), SfComments.of(after, marker)));
    return all;
  }

  /** What else would differ was refused when it was assessed. */
  List<SqlText> change(SfTable after, SfTable before, Marker marker) {
    if (after.external().isPresent()) {
      String comment = SfComments.of(after, marker);
      return List.of(ExternalStatements.replace(after, after.external().get(), comment));
    }
    int there =
        live.table(after.database(), after.schema(), after.name())
            .map(t -> t.columns().size())
            .orElse(before.columns().size());
    List<SqlText> all = new ArrayList<>();
    for (SfColumn column : after.columns().subList(there, after.columns().size())) {
      all.add(SfStatements.addColumn(after, column));
    }
    // Nobody's stream is broken: what is no port of streams any more goes on keeping its changes.
    if (after.tracked() && !before.tracked()) {
      all.add(SfStatements.trackChanges(after));
    }
    all.add(SfStatements.commentOnTable(after, SfComments.of(after, marker)));
    return all;
  }
}
