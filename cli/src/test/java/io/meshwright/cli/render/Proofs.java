package io.meshwright.cli.render;

import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import java.util.List;

/** Proofs for tests, put together by hand. */
public final class Proofs {
  private static final TableAddress TABLE =
      new TableAddress(
          new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1), "orders");

  private Proofs() {}

  /** A report without findings. */
  public static ProofReport of(ProofItem... items) {
    return new ProofReport(List.of(items), List.of());
  }

  /** A comparison on a table of four rows. */
  public static ProofItem item(
      String session,
      ProofItem.Status status,
      long rowsSeen,
      List<String> columns,
      String... differences) {
    return new ProofItem(
        new SessionId(session), TABLE, status, 4, rowsSeen, columns, List.of(differences));
  }
}
