package io.meshwright.engine.validate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Published names that fall together, views without a source, unknown classifications. */
final class PortChecks {
  private final Mesh mesh;
  private final Report report;

  PortChecks(Mesh mesh, Report report) {
    this.mesh = mesh;
    this.report = report;
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
        Optional<String> unknown =
            column.classification().filter(c -> !mesh.classifications().contains(c));
        unknown.ifPresent(
            c ->
                report.error(
                    "unknown-classification",
                    address.column(column.name()).toString(),
                    "the classification '" + c + "' is none of the mesh's",
                    Report.remedy(
                        c,
                        mesh.classifications().descriptions().keySet(),
                        "add it to 'classifications' in mesh.yaml"),
                    "classification:" + address.column(column.name()),
                    "port:" + port.address()));
      }
    }
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
      report.error(
          "unknown-view-source",
          subject,
          "there is no table '" + select.from() + "' to select from",
          Report.remedy(select.from().toString(), tables, "name one that exists"),
          keys);
      return;
    }
    viewColumns(port, select, source.get(), keys);
    if (select.where().isPresent()) {
      Expression where = select.where().get();
      Binder.bind(where, source.get())
          .findings()
          .forEach(
              f ->
                  report.error(
                      "bad-filter",
                      subject,
                      f.what(),
                      "",
                      "view-operand:" + port.address() + " " + f.operand(),
                      "view:" + port.address(),
                      "port:" + port.address()));
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
                    keys);
              }
              if (published.column(name).isEmpty()) {
                report.error(
                    "view-mismatch",
                    port.address().toString(),
                    "the contract has no column '" + name + "' for the view to publish",
                    Report.remedy(name, published.columnNames(), "add it to the contract"),
                    keys);
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
