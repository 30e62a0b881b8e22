package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessMatrix;
import java.util.Locale;

/** Who may do what with which product, for programs. */
public final class AccessJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AccessJson() {}

  /** The whole matrix; cells without access are left out. */
  public static ObjectNode of(AccessMatrix matrix) {
    ObjectNode json = NODES.objectNode();
    json.put("mesh", matrix.mesh());
    json.put("at", matrix.at().toString());
    ArrayNode products = json.putArray("products");
    matrix.products().forEach(p -> products.add(p.toString()));
    ArrayNode rows = json.putArray("rows");
    for (AccessMatrix.Row row : matrix.rows()) {
      ObjectNode one = rows.addObject();
      one.put("kind", row.kind().name().toLowerCase(Locale.ROOT));
      one.put("name", row.name());
      one.put("description", row.description());
      ArrayNode cells = one.putArray("cells");
      row.cells().forEach((product, cell) -> cells.add(cell(product, cell)));
    }
    return json;
  }

  private static ObjectNode cell(ProductAddress product, AccessCell cell) {
    ObjectNode json = NODES.objectNode();
    json.put("product", product.toString());
    ArrayNode rights = json.putArray("rights");
    cell.rights().forEach(r -> rights.add(r.word()));
    ArrayNode marks = json.putArray("marks");
    cell.marks().forEach(m -> marks.add(m.name()));
    cell.until().ifPresent(u -> json.put("until", u.toString()));
    return json;
  }
}
