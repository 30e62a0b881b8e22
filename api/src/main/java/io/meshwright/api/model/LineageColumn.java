package io.meshwright.api.model;

import io.meshwright.api.name.ColumnAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.schema.TableSchema;
import java.util.Optional;

/**
 * The column that a lineage entry names: {@code domain.product.port[@major][.table].column}. One
 * that is not part of the mesh is none.
 */
public final class LineageColumn {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 5;

  private LineageColumn() {}

  /** The address of the column. */
  public static Optional<ColumnAddress> find(Mesh mesh, String source) {
    String[] parts = source.split("\\.", -1);
    if (parts.length < SHORTEST || parts.length > LONGEST) {
      return Optional.empty();
    }
    String[] port = parts[2].split("@", 2);
    Optional<DataProduct> product =
        ProductAddress.find(parts[0], parts[1])
            .flatMap(address -> Optional.ofNullable(mesh.products().get(address)));
    if (product.isPresent()) {
      for (OutputPort candidate : product.get().outputPorts()) {
        if (!candidate.address().port().equals(port[0])
            || (port.length == 2
                && !port[1].equals(Integer.toString(candidate.address().major())))) {
          continue;
        }
        for (TableSchema schema : candidate.contract().tables()) {
          boolean meant = parts.length < LONGEST || schema.name().equals(parts[3]);
          String column = parts[parts.length - 1];
          if (meant && schema.column(column).isPresent()) {
            return Optional.of(candidate.address().table(schema.name()).column(column));
          }
        }
      }
    }
    return Optional.empty();
  }
}
