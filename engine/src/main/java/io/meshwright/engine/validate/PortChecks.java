package io.meshwright.engine.validate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Published names that fall together, views without a source, unknown classifications. */
final class PortChecks {
  private final Mesh mesh;
  private final Report report;
  private final References references;

  PortChecks(Mesh mesh, Report report, References references) {
    this.mesh = mesh;
    this.report = report;
    this.references = references;
  }

  void run() {
    for (DataProduct product : mesh.products().values()) {
      collisions(product);
      for (OutputPort port : product.outputPorts()) {
        classifications(port);
        port.view().ifPresent(view -> view(port, view));
      }
    }
  }

  /** A name on a platform; providers differ in whether case tells names apart, so none may. */
  private record Published(PlatformName platform, String folded) {}

  private void collisions(DataProduct product) {
    Map<Published, TableAddress> taken = new HashMap<>();
    for (OutputPort port : product.outputPorts()) {
      for (TableAddress table : port.tables()) {
        String name = port.publishedName(table.table());
        TableAddress other =
            taken.putIfAbsent(new Published(port.platform(), name.toLowerCase(Locale.ROOT)), table);
        if (other != null) {
          report.error(
              "name-collision",
              table.toString(),
              "it would be published as '" + name + "', as " + other + " is (case aside)",
              "choose another name under 'publish' in product.yaml",
              "table:" + table,
              "port:" + port.address());
        }
      }
    }
  }

  private void classifications(OutputPort port) {
    if (!mesh.classifications().declared()) {
      return;
    }
    for (TableSchema table : port.contract().tables()) {
      TableAddress address = new TableAddress(port.address(), table.name());
      for (Column column : table.columns()) {
        column
            .classification()
            .ifPresent(c -> classification(port, address.column(column.name()).toString(), c));
      }
    }
  }

  private void classification(OutputPort port, String column, String classification) {
    if (mesh.classifications().contains(classification)) {
      references.used("classification-name", classification);
      return;
    }
    Set<String> known = mesh.classifications().descriptions().keySet();
    references.dangling(
        "classification-name",
        classification,
        known,
        Problem.error(
            "unknown-classification",
            column,
            "the classification '" + classification + "' is none of the mesh's",
            Report.remedy(classification, known, "add it to 'classifications' in mesh.yaml")),
        "classification:" + column,
        "port:" + port.address());
  }

  private void view(OutputPort port, ViewDefinition view) {
    if (!(view instanceof ViewDefinition.Select select)) {
      return;
    }
    String subject = port.address().toString();
    String[] keys = {"view:" + port.address(), "port:" + port.address()};
    Optional<TableSchema> source =
        mesh.port(select.from().port()).flatMap(p -> p.contract().table(select.from().table()));
    if (port.contract().tables().size() != 1) {
      report.error(
          "view-mismatch",
          subject,
          "a view is one table, and its contract has " + port.contract().tables().size(),
          "give each view a contract of its own",
          keys);
    }
    if (source.isEmpty()) {
      List<TableAddress> tables = mesh.ports().stream().flatMap(p -> p.tables().stream()).toList();
      Problem problem =
          Problem.error(
              "unknown-view-source",
              subject,
              "there is no table '" + select.from() + "' to select from",
              Report.remedy(select.from().toString(), tables, "name one that exists"));
      ReferenceChecks.port(
          mesh,
          references,
          select.from().port(),
          problem,
          "view-part:" + port.address() + " from",
          keys[0],
          keys[1]);
      return;
    }
    references.used("port-name", ReferenceChecks.name(select.from().port()));
    viewColumns(port, select, source.get(), keys);
    if (select.where().isPresent()) {
      Expression where = select.where().get();
      Binder.bind(where, source.get())
          .findings()
          .forEach(
              f ->
                  report.error(
                      "view-mismatch",
                      subject,
                      f.what(),
                      Report.meantColumn(f.what(), source.get().columnNames()),
                      "view-operand:" + port.address() + " " + f.operand(),
                      keys[0],
                      keys[1]));
    }
  }

  private void viewColumns(
      OutputPort port, ViewDefinition.Select select, TableSchema source, String... keys) {
    TableSchema published = port.contract().tables().getFirst();
    select
        .columns()
        .forEach(
            (name, from) -> {
              if (source.column(from).isEmpty()) {
                report.error(
                    "unknown-column",
                    port.address().toString(),
                    "there is no column '" + from + "' in " + select.from(),
                    Report.remedy(from, source.columnNames(), "name one that exists"),
                    "view-part:" + port.address() + " source " + from,
                    keys[0],
                    keys[1]);
              }
              if (published.column(name).isEmpty()) {
                report.error(
                    "view-mismatch",
                    port.address().toString(),
                    "the contract has no column '" + name + "' for the view to publish",
                    Report.remedy(name, published.columnNames(), "add it to the contract"),
                    "view-part:" + port.address() + " published " + name,
                    keys[0],
                    keys[1]);
              }
            });
    for (String name : published.columnNames()) {
      if (!select.columns().containsKey(name)) {
        report.error(
            "view-mismatch",
            port.address().toString(),
            "the view gives no column '" + name + "', which its contract promises",
            "add it to the view's columns",
            keys);
      }
    }
  }
}
