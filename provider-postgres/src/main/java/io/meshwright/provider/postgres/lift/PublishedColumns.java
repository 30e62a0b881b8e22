package io.meshwright.provider.postgres.lift;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.PgTypes;
import io.meshwright.spi.PublishedTable;
import java.util.List;
import java.util.Optional;

/**
 * What consumers find in a view or table. A view's columns take types from the server and the rest
 * from its source: PostgreSQL keeps for views neither NOT NULL nor an identity of columns.
 */
final class PublishedColumns {
  private PublishedColumns() {}

  static Optional<PublishedTable> of(Address subject, ResourceState state) {
    if (subject.kind().equals(PgTable.KIND)) {
      return state
          .get(subject)
          .map(PgTable::of)
          .map(
              table ->
                  new PublishedTable(
                      table.columns().stream()
                          .map(c -> column(c.name(), c.type(), Optional.of(c)))
                          .toList()));
    }
    return state.get(subject).map(PgView::of).flatMap(view -> view(subject, view, state));
  }

  private static Optional<PublishedTable> view(Address subject, PgView view, ResourceState state) {
    if (!(view.body() instanceof PgView.Select select)) {
      return Optional.empty();
    }
    Optional<PgTable> source =
        state
            .get(PgTable.address(subject.platform(), select.sourceSchema(), select.sourceTable()))
            .map(PgTable::of);
    List<PublishedTable.Column> columns =
        select.columns().stream()
            .map(c -> column(c.name(), c.type(), source.flatMap(t -> t.column(c.source()))))
            .toList();
    return Optional.of(new PublishedTable(columns));
  }

  private static PublishedTable.Column column(
      String name, String type, Optional<PgTable.Column> source) {
    return new PublishedTable.Column(
        name,
        PgTypes.neutral(type),
        source.map(c -> !c.nullable()),
        source.flatMap(PgTable.Column::id));
  }
}
