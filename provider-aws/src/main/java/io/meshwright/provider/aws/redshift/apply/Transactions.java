package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Statements as transactions of the length that the server takes. */
final class Transactions {
  private Transactions() {}

  /**
   * One transaction, unless what prepares it makes it too long: then that goes before it.
   *
   * @param first what may be done by itself, and gives nothing that is not given at the end
   * @param then what is done as a whole or not at all
   */
  static List<List<SqlText>> of(List<SqlText> first, List<SqlText> then) {
    int max = RedshiftGateway.MAX_STATEMENTS;
    List<List<SqlText>> all = new ArrayList<>();
    if (first.size() + then.size() <= max) {
      all.add(Stream.concat(first.stream(), then.stream()).toList());
    } else {
      for (int i = 0; i < first.size(); i += max) {
        all.add(List.copyOf(first.subList(i, Math.min(first.size(), i + max))));
      }
      all.add(List.copyOf(then));
    }
    all.removeIf(List::isEmpty);
    return List.copyOf(all);
  }
}
