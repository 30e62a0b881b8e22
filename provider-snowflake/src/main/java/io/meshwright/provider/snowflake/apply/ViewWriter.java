package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.resource.Marker;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.ViewStatements;
import java.util.List;
import java.util.SortedMap;

/**
 * Changes of views. Another text takes the place of the one that is there in one statement, which
 * keeps who may read it: at no moment is there another than the one or the other.
 */
final class ViewWriter {
  private final SfLive live;

  ViewWriter(SfLive live) {
    this.live = live;
  }

  List<SqlText> make(SfView view, Marker marker) throws UnwritableException {
    SfView.Body.Ruled body = ruled(view);
    return List.of(
        ViewStatements.create(view, body, types(body), SfComments.of(view, body, marker)));
  }

  List<SqlText> change(SfView view, Marker marker) throws UnwritableException {
    SfView.Body.Ruled body = ruled(view);
    return List.of(
        ViewStatements.replace(view, body, types(body), SfComments.of(view, body, marker)));
  }

  private SortedMap<String, DataType> types(SfView.Body.Ruled body) {
    SfView.Base table = body.table();
    return live.types(table.database(), table.schema(), table.name());
  }

  private static SfView.Body.Ruled ruled(SfView view) throws UnwritableException {
    if (view.body() instanceof SfView.Body.Ruled ruled) {
      return ruled;
    }
    throw new UnwritableException("mask-functions", "what was not read is never written");
  }
}
