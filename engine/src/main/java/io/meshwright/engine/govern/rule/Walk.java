package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What rules go through. */
final class Walk {
  private Walk() {}

  /** Ports that are not retired. */
  static List<OutputPort> ports(RuleContext context) {
    return context.mesh().ports().stream()
        .filter(p -> p.status() != LifecycleStatus.RETIRED)
        .toList();
  }

  /** Tables of ports that are not retired. */
  static Map<TableAddress, TableSchema> tables(RuleContext context) {
    Map<TableAddress, TableSchema> tables = new LinkedHashMap<>();
    for (OutputPort port : ports(context)) {
      for (TableSchema table : port.contract().tables()) {
        tables.put(port.address().table(table.name()), table);
      }
    }
    return tables;
  }

  /** The words under {@code of}: which sorts of elements a rule is about. */
  static Set<String> of(RuleContext context, Set<String> known, Set<String> absent) {
    List<String> written = context.parameters().texts("of");
    for (String word : written) {
      if (!known.contains(word)) {
        throw new RuleParameterException(
            "of", "'" + word + "' is none of " + String.join(", ", known));
      }
    }
    return written.isEmpty() ? absent : new LinkedHashSet<>(new ArrayList<>(written));
  }
}
