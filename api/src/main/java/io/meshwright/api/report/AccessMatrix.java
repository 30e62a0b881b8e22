package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who may do what with which product, as the policies mean it: computed from the workspace, without
 * a look at any platform.
 *
 * @param mesh whose it is
 * @param at the instant that it holds for
 * @param products every product, in order
 * @param rows principals in order, then declared sessions in order
 */
public record AccessMatrix(String mesh, Instant at, List<ProductAddress> products, List<Row> rows) {
  /** Copies the lists. */
  public AccessMatrix {
    products = List.copyOf(products);
    rows = List.copyOf(rows);
  }

  /** What a row is about. */
  public enum Kind {
    /** One principal, acting alone. */
    PRINCIPAL,
    /** A declared session: all its principals together. */
    SESSION
  }

  /**
   * One principal or session.
   *
   * @param kind which of the two
   * @param name its id
   * @param description for people; may be empty
   * @param cells per product what it may do; products with no access are absent
   */
  public record Row(
      Kind kind, String name, String description, SortedMap<ProductAddress, AccessCell> cells) {
    /** Copies the cells. */
    public Row {
      cells = Ordered.map(cells);
    }

    /** What it may do with a product. */
    public AccessCell cell(ProductAddress product) {
      return Optional.ofNullable(cells.get(product)).orElse(AccessCell.NONE);
    }
  }

  /** Rows of one kind. */
  public List<Row> rows(Kind kind) {
    return rows.stream().filter(r -> r.kind() == kind).toList();
  }
}
