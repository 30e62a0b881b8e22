package io.meshwright.provider.aws.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import io.meshwright.provider.aws.sql.UnwritableException;
import io.meshwright.provider.aws.sql.ViewDialect;
import io.meshwright.provider.aws.sql.ViewQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody reads by views of the Data Catalog: whoever may select from a view sees what its
 * text selects, by its definer's rights. The text is the one that the service would get, and all
 * engines have to agree on it.
 */
final class ViewReading {
  private final AwsView view;
  private final ViewBody.Select body;

  private ViewReading(AwsView view, ViewBody.Select body) {
    this.view = view;
    this.body = body;
  }

  /** The views over a table from which a role may select. */
  static List<ViewReading> over(ResourceState state, Address table, String role) {
    List<ViewReading> readings = new ArrayList<>();
    for (Resource resource : state.under("view", List.of())) {
      AwsView view = (AwsView) AwsResource.of(resource);
      boolean isOver =
          view.body().over().stream()
              .anyMatch(b -> List.of(b.database(), b.table()).equals(table.path()));
      boolean isReaders =
          view.body() instanceof ViewBody.Select select && select.reader().isPresent();
      if (isOver && isReaders && selects(state, view, role)) {
        readings.add(new ViewReading(view, (ViewBody.Select) view.body()));
      }
    }
    return readings;
  }

  private static boolean selects(ResourceState state, AwsView view, String role) {
    return state.under("grant", List.of(view.database(), view.name())).stream()
        .filter(g -> g.address().path().get(3).equals(role))
        .anyMatch(
            g ->
                g.attribute("permissions").orElseThrow()
                        instanceof io.meshwright.api.resource.Value.Bag(Set<String> rights)
                    && rights.contains("SELECT"));
  }

  /** Columns that may be named, as the table knows them. */
  List<String> columns() {
    return body.cells().stream().map(ViewBody.Cell::source).toList();
  }

  /** What is read of a row of the table, by the table's columns; empty where it is left out. */
  Optional<Map<String, ViewEngine.Cell>> read(Map<String, DataValue> row) {
    String table = body.base().database() + "." + body.base().table();
    Optional<Map<String, ViewEngine.Cell>> athena =
        ViewEngine.run(text(ViewDialect.ATHENA), false, table, row);
    Optional<Map<String, ViewEngine.Cell>> spark =
        ViewEngine.run(text(ViewDialect.SPARK), true, table, row);
    if (!athena.equals(spark)) {
      throw new IllegalStateException(
          view.name() + ": Athena shows " + athena + ", and Spark " + spark);
    }
    return athena.map(this::byTable);
  }

  private String text(ViewDialect dialect) {
    try {
      return ViewQueries.write(view, body, dialect);
    } catch (UnwritableException e) {
      throw new IllegalStateException("a view that cannot be written: " + view, e);
    }
  }

  private Map<String, ViewEngine.Cell> byTable(Map<String, ViewEngine.Cell> shown) {
    Map<String, ViewEngine.Cell> cells = new LinkedHashMap<>();
    for (int i = 0; i < view.columns().size(); i++) {
      AwsColumn column = view.columns().get(i);
      ViewEngine.Cell cell = Optional.ofNullable(shown.get(column.name())).orElseThrow();
      cells.put(body.cells().get(i).source(), typed(cell, column));
    }
    return cells;
  }

  /** Glue has no identifiers: they are texts, and read as such. */
  private static ViewEngine.Cell typed(ViewEngine.Cell cell, AwsColumn column) {
    return column.neutral().equals("uuid") && cell.value() instanceof DataValue.Text(String text)
        ? new ViewEngine.Cell(new DataValue.Uuid(UUID.fromString(text)), cell.tells())
        : cell;
  }
}
