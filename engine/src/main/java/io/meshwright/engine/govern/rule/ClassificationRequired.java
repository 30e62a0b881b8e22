package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns are classified: all of them, or those whose names say that they have to be. */
final class ClassificationRequired implements GovernanceRule {
  @Override
  public String id() {
    return "classification-required";
  }

  @Override
  public Set<String> parameters() {
    return Set.of("columns");
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<Pattern> patterns = Patterns.regexes(context.parameters(), "columns");
    List<Breach> breaches = new ArrayList<>();
    for (Map.Entry<TableAddress, TableSchema> table : Walk.tables(context).entrySet()) {
      for (Column column : table.getValue().columns()) {
        boolean meant =
            patterns.isEmpty()
                || patterns.stream().anyMatch(p -> p.matcher(column.name()).matches());
        if (meant
            && InheritedClassifications.of(context.mesh(), table.getKey(), column).isEmpty()) {
          breaches.add(
              Breach.of(
                  new Element.OfColumn(table.getKey().column(column.name())),
                  "the column has no classification",
                  "write 'classification', or name the classified columns that it comes from"
                      + " under 'transformSourceObjects'"));
        }
      }
    }
    return breaches;
  }
}
