package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.PlatformSlice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where the views of a slice's ports read: chains of views end at a table of the platform. */
final class ViewSources {
  private final PlatformSlice slice;
  private final Map<PortAddress, PlatformSlice.SlicePort> ports = new HashMap<>();
  private final Set<TableAddress> read = new HashSet<>();

  ViewSources(PlatformSlice slice) {
    this.slice = slice;
    for (PlatformSlice.SliceProduct product : slice.products()) {
      product.ports().forEach(p -> ports.put(p.port().address(), p));
    }
    for (PlatformSlice.SlicePort port : ports.values()) {
      for (TablePolicies view : isView(port) ? port.tables() : Set.<TablePolicies>of()) {
        try {
          read.add(of(view.table()).table());
        } catch (NoSourceException e) {
          // It is refused where it would be made.
        }
      }
    }
  }

  /** Why there is nothing to read. */
  static final class NoSourceException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String limit;

    NoSourceException(String limit, String what) {
      super(what, null, false, false);
      this.limit = limit;
    }

    /** The limit that says why. */
    String limit() {
      return limit;
    }
  }

  static boolean isView(PlatformSlice.SlicePort port) {
    return port.port().kind() == PortKind.VIEW;
  }

  /** Whether the view of some port reads a table. */
  boolean isRead(TableAddress table) {
    return read.contains(table);
  }

  /** What the view of a port reads. */
  ViewSource of(TableAddress view) throws NoSourceException {
    return source(view, new HashSet<>());
  }

  private ViewSource source(TableAddress table, Set<TableAddress> visited)
      throws NoSourceException {
    PlatformSlice.SlicePort port = ports.get(table.port());
    Optional<TablePolicies> found =
        port == null
            ? Optional.empty()
            : port.tables().stream().filter(t -> t.table().equals(table)).findFirst();
    boolean fits = found.isPresent() && visited.add(table);
    if (port != null && fits && port.port().kind() == PortKind.TABLE) {
      Place place = Place.of(slice.platform(), table.port().product());
      TableSchema schema = found.get().schema();
      TableStorage storage = TableStorage.of(slice.platform());
      return ViewSource.of(table, TableForm.of(place, port.port(), schema, storage), schema);
    }
    if (port == null || !fits || !isView(port)) {
      throw new NoSourceException(
          "view-source", "its source " + table + " is no table or view of this platform");
    }
    if (!(port.port().view().orElse(null) instanceof ViewDefinition.Select select)) {
      throw new NoSourceException(
          "view-text", "native text is opaque; its policies cannot be proved");
    }
    return selected(found.get().schema(), select, source(select.from(), visited));
  }

  private static ViewSource selected(
      TableSchema schema, ViewDefinition.Select select, ViewSource below) throws NoSourceException {
    TreeMap<String, String> columns = new TreeMap<>();
    for (Column column : schema.columns()) {
      if (column.name().startsWith(TablePolicies.SOURCE_PREFIX)) {
        throw new NoSourceException(
            "view-source",
            "column '%s' is called as policies call columns of its source"
                .formatted(column.name()));
      }
      String from = select.columns().getOrDefault(column.name(), column.name());
      Optional<Column> behind = below.schema().column(from);
      if (behind.filter(b -> b.type().equals(column.type())).isEmpty()) {
        throw new NoSourceException(
            "view-source",
            "column '%s' wants %s from '%s', which is %s"
                .formatted(
                    column.name(),
                    column.type().text(),
                    from,
                    behind.map(b -> b.type().text()).orElse("no column of its source")));
      }
      columns.put(column.name(), below.column(from));
    }
    return new ViewSource(
        below.table(),
        below.form(),
        schema,
        columns,
        NormalForm.of(Expression.and(below.where(), where(select, below))));
  }

  /** A filter is about columns: who sees what is for policies to say. */
  private static Expression where(ViewDefinition.Select select, ViewSource below)
      throws NoSourceException {
    if (select.where().isEmpty()) {
      return Expression.Constant.TRUE;
    }
    Binder.Bound bound = Binder.bind(select.where().get(), below.schema());
    if (!bound.findings().isEmpty()) {
      throw new NoSourceException(
          "view-source",
          "its filter does not fit its source: " + bound.findings().getFirst().what());
    }
    AtomicBoolean asks = new AtomicBoolean();
    Expression where =
        NormalForm.mapLeaves(
            bound.condition(),
            leaf -> {
              boolean other =
                  leaf instanceof Expression.MemberOf
                      || leaf instanceof Expression.Before
                      || leaf instanceof Expression.Opaque;
              asks.compareAndSet(false, other);
              return ColumnNames.rename(
                  leaf, name -> TablePolicies.SOURCE_PREFIX + below.column(name));
            });
    if (asks.get()) {
      throw new NoSourceException(
          "view-source",
          "its filter asks for more than columns; who sees which rows is for policies to say");
    }
    return where;
  }
}
