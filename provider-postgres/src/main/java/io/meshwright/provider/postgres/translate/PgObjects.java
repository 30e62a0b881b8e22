package io.meshwright.provider.postgres.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.NativeColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Schemas, internal tables and published views. */
final class PgObjects {
  private final Collector collector;

  PgObjects(Collector collector) {
    this.collector = collector;
  }

  void schemas(DataProduct product) {
    String schema = PgNames.schema(collector.prefix(), product.address());
    collector.marked(new PgSchema(schema, product.description()), product.address(), Set.of());
    collector.marked(
        new PgSchema(PgNames.internalSchema(schema), "Tables behind the views of " + schema),
        product.address(),
        Set.of());
  }

  void table(Publication publication) {
    TableSchema schema = publication.schema();
    List<List<String>> unique = new ArrayList<>();
    schema.columns().stream()
        .filter(c -> c.unique() && !schema.primaryKey().equals(List.of(c.name())))
        .forEach(c -> unique.add(List.of(c.name())));
    collector.marked(
        new PgTable(
            publication.names().sourceSchema(),
            publication.names().sourceTable(),
            schema.columns().stream().map(PgObjects::column).toList(),
            schema.primaryKey(),
            unique,
            schema.columns().stream()
                .filter(c -> c.partitionPosition().isPresent())
                .sorted(Comparator.comparingInt(c -> c.partitionPosition().orElseThrow()))
                .map(Column::name)
                .toList(),
            true,
            schema.description()),
        publication.product(),
        Set.of());
  }

  private static PgTable.Column column(Column column) {
    NativeColumn type = NativeColumn.of(column);
    return new PgTable.Column(
        column.name(),
        type.type(),
        !column.required() && !type.identity(),
        column.description(),
        type.identity() ? PgTable.Identity.BY_DEFAULT : PgTable.Identity.NONE,
        column.stableId());
  }

  /** The view and the role that owns it. */
  void view(Publication publication) {
    Rules rules = new Rules(publication);
    List<PgView.Column> columns = new ArrayList<>();
    for (Column column : publication.schema().columns()) {
      columns.add(
          new PgView.Column(
              column.name(),
              publication.columns().getOrDefault(column.name(), column.name()),
              publication.nativeType(column.name()),
              rules.visible(column.name()),
              rules.masks(column),
              column.description()));
    }
    collector.marked(
        PgRole.group(
            publication.publisher(),
            PgRole.Use.PUBLISHER,
            "Owns the view of " + publication.table()),
        publication.product(),
        Set.of());
    collector.marked(
        new PgView(
            publication.names().schema(),
            publication.names().relation(),
            new PgView.Select(
                publication.names().sourceSchema(),
                publication.names().sourceTable(),
                columns,
                rules.where()),
            true,
            false,
            publication.publisher(),
            publication.description()),
        publication.product(),
        realised(publication));
  }

  private static Set<PolicyId> realised(Publication publication) {
    Set<PolicyId> policies = new TreeSet<>();
    publication.policies().masks().values().stream()
        .flatMap(List::stream)
        .map(TablePolicies.ColumnMask::policy)
        .forEach(policies::add);
    publication.inherited().masks().values().stream()
        .flatMap(List::stream)
        .map(TablePolicies.ColumnMask::policy)
        .forEach(policies::add);
    publication.columnDenials().forEach(d -> policies.add(d.policy()));
    publication.readGrants().stream()
        .filter(g -> g.columns().size() < publication.schema().columns().size())
        .forEach(g -> policies.add(g.policy()));
    return policies;
  }
}
