package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.DynamicStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Changes of dynamic tables. Another query takes the place of the one that is there at once, and
 * what others were given of it goes: nobody but its owner has anything to do with it. A new one has
 * nothing in it, and no lag, until what the future gives of it is taken: the lag comes last, so
 * that one without is made anew by the next run, wherever this one was cut off.
 */
final class DynamicWriter {
  private final SfLive live;
  private final FutureRights future;

  DynamicWriter(SfLive live, FutureRights future) {
    this.live = live;
    this.future = future;
  }

  List<SqlText> make(SfDynamicTable table, Marker marker) throws UnwritableException {
    boolean begun =
        Optional.ofNullable(live.facts().get(table.address(live.platform())))
            .map(f -> SfResource.of(f.resource()))
            .filter(DynamicWriter::isUnfilled)
            .isPresent();
    // What somebody was given of one with nothing in it goes when it is made anew.
    return filled(create(table, marker, begun), table);
  }

  private static boolean isUnfilled(SfResource there) {
    return there instanceof SfDynamicTable found && found.lag().equals(SfDynamicTable.DOWNSTREAM);
  }

  /**
   * What comes after one is made: readers of the old one wait, and then its lag says it is whole.
   */
  private List<SqlText> filled(SfDynamicTable table) {
    List<SqlText> all = new ArrayList<>(future.after(table));
    all.add(DynamicStatements.refresh(table));
    all.add(DynamicStatements.lag(table));
    return all;
  }

  private List<SqlText> filled(SqlText made, SfDynamicTable table) {
    List<SqlText> all = new ArrayList<>(List.of(made));
    all.addAll(filled(table));
    return all;
  }

  List<SqlText> change(SfDynamicTable table, SfResource before, Marker marker)
      throws UnwritableException {
    if (before instanceof SfDynamicTable there && !replaces(table, before)) {
      List<SqlText> all = new ArrayList<>();
      if (!there.warehouse().equals(table.warehouse())) {
        all.add(DynamicStatements.warehouse(table));
      }
      String comment = comment(table, ruled(table), marker);
      if (!live.comment(table.address(live.platform()))
          .equals(Optional.of(SfComments.read(comment, table)))) {
        all.add(DynamicStatements.comment(table, comment));
      }
      if (!there.lag().equals(table.lag())) {
        all.add(DynamicStatements.lag(table));
      }
      return all;
    }
    return filled(create(table, marker, true), table);
  }

  /** Whether it is made anew: another query takes its place, or it was never filled. */
  static boolean replaces(SfDynamicTable table, SfResource before) {
    return !(before instanceof SfDynamicTable there && there.body().equals(table.body()))
        || isUnfilled(before);
  }

  private SqlText create(SfDynamicTable table, Marker marker, boolean replaces)
      throws UnwritableException {
    SfView.Body.Ruled body = ruled(table);
    SfView.Base base = body.table();
    SortedMap<String, DataType> types = live.types(base.database(), base.schema(), base.name());
    return DynamicStatements.create(table, body, types, comment(table, body, marker), replaces);
  }

  private String comment(SfDynamicTable table, SfView.Body.Ruled body, Marker marker) {
    SfView.Base base = body.table();
    List<SfColumn> columns =
        live.table(base.database(), base.schema(), base.name())
            .map(SfTable::columns)
            .orElse(List.of());
    return SfComments.of(
        new SfTable(
            table.database(),
            table.schema(),
            table.name(),
            columns.stream().filter(c -> body.names().contains(c.name())).toList(),
            ""),
        marker);
  }

  private static SfView.Body.Ruled ruled(SfDynamicTable table) throws UnwritableException {
    if (table.body() instanceof SfView.Body.Ruled ruled) {
      return ruled;
    }
    throw new UnwritableException("mask-functions", "what was not read is never written");
  }
}
