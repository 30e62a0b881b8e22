package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.ViewStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What views over a table show, from the pages on views: whoever may select from a view needs no
 * right on the table, and functions about the session answer for whoever asks. A view's query is
 * judged as the text that the server would get; what somebody else's view shows may be everything.
 */
final class SnowflakeViewRules {
  private final ResourceState state;
  private final Address table;
  private final SortedMap<String, DataType> types;

  SnowflakeViewRules(ResourceState state, Address table, SortedMap<String, DataType> types) {
    this.state = state;
    this.table = table;
    this.types = types;
  }

  /** Views that may show something of the table and that somebody may select from. */
  List<SfView> readable(Set<String> active) {
    List<SfView> views = new ArrayList<>();
    for (Resource resource : state.under(SfView.KIND, List.of())) {
      SfView view = (SfView) SfResource.of(resource);
      if (isOver(view) && SnowflakeRules.reads(state, resource.address().path(), active)) {
        views.add(view);
      }
    }
    return views;
  }

  private boolean isOver(SfView view) {
    List<String> path = table.path();
    return switch (view.body()) {
      // A port's view is asked about by itself.
      case SfView.Body.Ruled ruled -> !ruled.isPort() && path.equals(path(ruled.table()));
      case SfView.Body.Unread(String digest, SortedSet<String> reads) ->
          reads.contains(SfView.Body.Unread.ANYTHING)
              || reads.contains(SfView.place(path.get(0), path.get(1), path.get(2)));
    };
  }

  /** Values by column that a view shows of a row of the table; empty where it leaves it out. */
  Optional<Map<String, @Nullable Object>> shown(
      SfView view, Map<String, @Nullable Object> row, SqlMeaning.Session session) {
    if (!(view.body() instanceof SfView.Body.Ruled ruled) || !view.secure()) {
      return Optional.of(row);
    }
    Sql sql = new Sql(text(ruled));
    sql.need("SELECT");
    List<SqlExpressions.Node> items = new ArrayList<>();
    do {
      items.add(SqlExpressions.next(sql));
    } while (sql.take(","));
    sql.need("FROM");
    if (!sql.name(3).equals(path(ruled.table()))) {
      throw new IllegalStateException("the view reads another table");
    }
    boolean kept =
        !sql.take("WHERE")
            || Boolean.TRUE.equals(SqlMeaning.of(SqlExpressions.next(sql), row, session));
    sql.end();
    if (!kept) {
      return Optional.empty();
    }
    Map<String, @Nullable Object> shown = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      shown.put(ruled.columns().get(i).name(), SqlMeaning.of(items.get(i), row, session));
    }
    return Optional.of(shown);
  }

  private static List<String> path(SfView.Base table) {
    return List.of(table.database(), table.schema(), table.name());
  }

  private String text(SfView.Body.Ruled ruled) {
    try {
      return ViewStatements.query(ruled, types).toString();
    } catch (UnwritableException e) {
      throw new IllegalStateException("a view that would be refused", e);
    }
  }
}
