package io.meshwright.testkit.generate;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ports of views: over tables of their own product and of those before it, and over views. Columns
 * are left out, called otherwise and shown twice.
 */
final class RandomViews {
  private static final int MOST = 2;

  private final Choice choice;
  private final Target target;
  private final Instant now;
  private final Map<TableAddress, TableDraft> drafts = new LinkedHashMap<>();
  private final TreeMap<TableAddress, RandomView> views = new TreeMap<>();
  private final List<TableAddress> added = new ArrayList<>();

  RandomViews(Choice choice, Target target, Instant now) {
    this.choice = choice;
    this.target = target;
    this.now = now;
  }

  /** What they read. */
  SortedMap<TableAddress, RandomView> all() {
    return views;
  }

  /** A table that may be read. */
  void table(TableAddress address, TableDraft draft) {
    drafts.put(address, draft);
  }

  /** Ports of a product, none where there are to be none. */
  List<OutputPort> ports(ProductAddress product) {
    List<OutputPort> ports = new ArrayList<>();
    added.clear();
    for (int i = target.views() ? choice.between(0, MOST) : 0; i > 0; i--) {
      ports.add(port(new PortAddress(product, "view_" + i, 1), "shown_" + i));
    }
    return ports;
  }

  private OutputPort port(PortAddress port, String table) {
    TableAddress from = choice.oneOf(List.copyOf(drafts.keySet()));
    TableDraft source = Optional.ofNullable(drafts.get(from)).orElseThrow();
    RandomView below = views.get(from);
    List<Column> columns = new ArrayList<>();
    Map<String, String> selected = new LinkedHashMap<>();
    TreeMap<String, String> behind = new TreeMap<>();
    TreeMap<String, List<DataValue>> constants = new TreeMap<>();
    List<Column> all = source.schema().columns();
    for (Column column : choice.some(all, choice.between(1, all.size()))) {
      for (int i = choice.percent(10) ? 2 : 1; i > 0; i--) {
        boolean other = i > 1 || choice.percent(30);
        String name = other ? "V" + columns.size() + " " + column.name() : column.name();
        while (selected.containsKey(name)) {
          // What it reads may have a name that was made so.
          name = "V" + name;
        }
        columns.add(Column.of(name, column.type()));
        selected.put(name, column.name());
        behind.put(name, below == null ? column.name() : base(below, column.name()));
        constants.put(name, source.constants(column));
      }
    }
    Optional<Expression> where =
        choice.percent(50)
            ? Optional.of(new RandomFilters(choice, source, List.of()).filter())
            : Optional.empty();
    TableDraft draft = new TableDraft(TableSchema.of(table, columns), constants);
    TableAddress address = new TableAddress(port, table);
    Expression kept =
        where
            .map(
                w ->
                    NormalForm.mapLeaves(
                        w,
                        leaf -> ColumnNames.rename(leaf, c -> below == null ? c : base(below, c))))
            .orElse(Expression.Constant.TRUE);
    views.put(
        address,
        below == null
            ? new RandomView(from, source.schema(), behind, kept)
            : new RandomView(
                below.table(), below.of(), behind, Expression.and(below.where(), kept)));
    drafts.put(address, draft);
    added.add(address);
    return OutputPort.builder(
            port,
            target.platform().name(),
            Contract.of(port + "-contract", "1.0.0", draft.schema()))
        .kind(PortKind.VIEW)
        .view(new ViewDefinition.Select(from, selected, where))
        .build();
  }

  private static String base(RandomView view, String column) {
    return Optional.ofNullable(view.columns().get(column)).orElseThrow();
  }

  /** Adds policies about the views of the product that was added last. */
  void addPolicies(Mesh.Builder mesh, String prefix, RandomPolicies about) {
    for (TableAddress view : added) {
      // Two masks of one strength on a column would be an error.
      Set<String> masked =
          Optional.ofNullable(PolicyResolution.resolve(mesh.build(), now).tables().get(view))
              .orElseThrow()
              .masks()
              .keySet();
      about.addTo(
          mesh,
          prefix + "-" + view.port().port(),
          view,
          Optional.ofNullable(drafts.get(view)).orElseThrow(),
          column -> !masked.contains(column));
    }
  }

  /** Rows of the tables behind the views. */
  void addRows(Map<TableAddress, List<List<DataValue>>> rows) {
    views.forEach(
        (address, view) -> {
          TableSchema schema = Optional.ofNullable(drafts.get(address)).orElseThrow().schema();
          rows.put(
              address,
              rows.getOrDefault(view.table(), List.of()).stream()
                  .map(r -> view.row(schema, r))
                  .toList());
        });
  }
}
