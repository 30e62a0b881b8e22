package io.meshwright.provider.postgres.transfer;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.postgres.client.CatalogueGateway;
import io.meshwright.provider.postgres.client.CatalogueScope;
import io.meshwright.provider.postgres.client.PgFailure;
import io.meshwright.provider.postgres.client.PgLive;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgConditions;
import io.meshwright.provider.postgres.sql.PgSql;
import io.meshwright.provider.postgres.sql.PgTypes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a published view shows before any policy: its source's columns, and the rows that its own
 * condition keeps. Read from the live view; conditions that ask who queries are policies.
 */
public final class ViewSources {
  private final PlatformName platform;
  private final CatalogueGateway catalogue;

  @Inject
  ViewSources(PlatformName platform, CatalogueGateway catalogue) {
    this.platform = platform;
    this.catalogue = catalogue;
  }

  /**
   * A query for the columns of the port's table, in contract order, and behind them those of the
   * source that the view does not publish, as {@code source.COLUMN}: protections may ask for them.
   */
  Query query(PortTable where) throws PgFailure {
    PgView.Select select = select(where);
    SortedMap<String, String> types =
        types(PgTable.address(platform.value(), select.sourceSchema(), select.sourceTable()));
    List<Column> columns = new ArrayList<>(where.table().columns());
    List<String> sources = new ArrayList<>();
    for (Column column : columns) {
      sources.add(select.column(column.name()).orElseThrow(() -> unread(where)).source());
    }
    types.forEach(
        (name, written) -> {
          Optional<DataType> type = PgTypes.neutral(written);
          if (type.isPresent() && !sources.contains(name)) {
            columns.add(Column.of(TablePolicies.SOURCE_PREFIX + name, type.get()));
            sources.add(name);
          }
        });
    String text =
        "SELECT %s FROM %s%s"
            .formatted(
                PortTable.renamed(sources, columns.stream().map(Column::name).toList()),
                PgSql.qualified(select.sourceSchema(), select.sourceTable()),
                condition(select, ColumnTypes.of(types)));
    return new Query(text, columns);
  }

  /** A query and what it gives. */
  record Query(String text, List<Column> columns) {
    Query {
      columns = List.copyOf(columns);
    }
  }

  private PgView.Select select(PortTable where) throws PgFailure {
    Address address = PgView.address(platform.value(), where.publishedSchema(), where.name());
    Optional<PgView> view =
        Optional.ofNullable(live(address).get(address)).map(f -> PgView.of(f.resource()));
    if (view.isPresent() && view.get().body() instanceof PgView.Select select) {
      return select;
    }
    throw unread(where);
  }

  private static String condition(PgView.Select select, ColumnTypes types) {
    List<Expression> own =
        select.where().stream()
            .flatMap(
                w ->
                    w instanceof Expression.And(List<Expression> parts)
                        ? parts.stream()
                        : List.of(w).stream())
            .filter(part -> !asksWhoQueries(part))
            .toList();
    if (own.isEmpty()) {
      return "";
    }
    return " WHERE " + PgConditions.write(new Expression.And(own), types);
  }

  private SortedMap<String, String> types(Address table) throws PgFailure {
    TreeMap<String, String> types = new TreeMap<>();
    Optional.ofNullable(live(table).get(table))
        .map(f -> PgTable.of(f.resource()).columns())
        .orElse(List.of())
        .forEach(c -> types.put(c.name(), c.type()));
    return types;
  }

  private SortedMap<Address, Seen.Present> live(Address address) throws PgFailure {
    CatalogueScope scope = CatalogueScope.beside(Ordered.set(List.of(address)));
    return PgLive.of(platform.value(), catalogue.read(scope));
  }

  private static boolean asksWhoQueries(Expression part) {
    AtomicBoolean found = new AtomicBoolean();
    NormalForm.mapLeaves(
        part,
        leaf -> {
          if (leaf instanceof Expression.MemberOf || leaf instanceof Expression.Before) {
            found.set(true);
          }
          return leaf;
        });
    return found.get();
  }

  private static MeshException unread(PortTable where) {
    return new MeshException(
        ErrorKind.CONFLICT,
        "%s: the published view is not there, or not as it was made; plan again".formatted(where));
  }
}
