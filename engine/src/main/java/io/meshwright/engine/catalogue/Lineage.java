package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;

/**
 * What is made from what: tables by views and by the sources that columns name, products by their
 * tables and input ports.
 */
final class Lineage {
  private final Mesh mesh;
  private final Flow<TableAddress> tables = new Flow<>();
  private final Flow<ProductAddress> products = new Flow<>();

  private Lineage(Mesh mesh) {
    this.mesh = mesh;
  }

  static Lineage of(Mesh mesh) {
    Lineage lineage = new Lineage(mesh);
    mesh.products().values().forEach(lineage::add);
    return lineage;
  }

  Flow<TableAddress> tables() {
    return tables;
  }

  Flow<ProductAddress> products() {
    return products;
  }

  private void add(DataProduct product) {
    for (InputPort input : product.inputPorts()) {
      input
          .source()
          .filter(s -> mesh.products().containsKey(s.product()))
          .ifPresent(s -> products.add(s.product(), product.address()));
    }
    for (OutputPort port : product.outputPorts()) {
      for (TableSchema table : port.contract().tables()) {
        TableAddress address = port.address().table(table.name());
        if (port.view().orElse(null) instanceof ViewDefinition.Select select) {
          add(select.from(), address);
        }
        for (Column column : table.columns()) {
          for (String source : column.derivedFrom()) {
            InheritedClassifications.locate(mesh, source).ifPresent(from -> add(from, address));
          }
        }
      }
    }
  }

  private void add(TableAddress from, TableAddress to) {
    boolean known =
        mesh.port(from.port()).flatMap(p -> p.contract().table(from.table())).isPresent();
    if (known && !from.equals(to)) {
      tables.add(from, to);
      if (!from.port().product().equals(to.port().product())) {
        products.add(from.port().product(), to.port().product());
      }
    }
  }
}
