package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.policy.CellRule;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.snowflake.sql.SfBodies;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What the policies of a table would be called with. */
final class Signatures {
  private Signatures() {}

  /**
   * Whether a column would be in two signatures, or a policy be called with nothing.
   *
   * @param hasRows whether there is a row access policy
   * @param called what it is called with
   * @param masks per column what its masking policy does
   */
  static boolean clash(
      boolean hasRows,
      Set<String> called,
      SortedMap<String, CellRule> masks,
      SortedMap<String, DataType> types) {
    if (hasRows && called.isEmpty()) {
      return true;
    }
    for (var mask : masks.entrySet()) {
      Set<String> others = new TreeSet<>();
      SfBodies.signature(mask.getValue(), mask.getKey(), types).forEach(a -> others.add(a.name()));
      others.remove(mask.getKey());
      if (called.contains(mask.getKey())
          || others.stream().anyMatch(c -> called.contains(c) || masks.containsKey(c))) {
        return true;
      }
    }
    return false;
  }
}
