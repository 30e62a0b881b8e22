package io.meshwright.engine.govern.rule;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.name.ColumnAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classified columns are masked for somebody, or exposed on purpose and with a reason. */
final class MaskedOrExposed implements GovernanceRule {
  private static final String CLASSIFICATION = "classification";
  private static final String EXPOSED = "exposed";

  @Override
  public String id() {
    return "masked-or-exposed";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(CLASSIFICATION, EXPOSED);
  }

  @Override
  public List<Breach> check(RuleContext context) {
    List<String> classes = context.parameters().texts(CLASSIFICATION);
    if (classes.isEmpty()) {
      throw new RuleParameterException(
          CLASSIFICATION, "'classification' is missing; name what has to be masked");
    }
    List<MaskingPolicy.Match.NamedColumn> exposed = exposed(context);
    List<Breach> breaches = new ArrayList<>();
    for (TablePolicies table :
        PolicyResolution.resolve(context.mesh(), context.now()).tables().values()) {
      for (Column column : table.schema().columns()) {
        ColumnAddress address = table.table().column(column.name());
        List<String> found =
            InheritedClassifications.of(context.mesh(), table.table(), column).stream()
                .filter(c -> classes.stream().anyMatch(w -> Classifications.isWithin(c, w)))
                .toList();
        boolean masked = !table.masks().getOrDefault(column.name(), List.of()).isEmpty();
        if (!found.isEmpty() && !masked && exposed.stream().noneMatch(e -> is(e, address))) {
          breaches.add(
              Breach.of(
                  new Element.OfColumn(address),
                  "the column is "
                      + String.join(", ", found)
                      + ", and no masking policy is about it",
                  "mask it, or name it under 'exposed' of this rule with a reason"));
        }
      }
    }
    return breaches;
  }

  private static List<MaskingPolicy.Match.NamedColumn> exposed(RuleContext context) {
    List<MaskingPolicy.Match.NamedColumn> exposed = new ArrayList<>();
    for (Map.Entry<String, String> entry : context.parameters().pairs(EXPOSED).entrySet()) {
      if (entry.getValue().isBlank()) {
        throw new RuleParameterException(
            EXPOSED, "'" + entry.getKey() + "' is exposed without a reason; write one");
      }
      MaskingPolicy.Match.NamedColumn column = parsed(entry.getKey());
      boolean exists =
          Walk.tables(context).entrySet().stream()
              .anyMatch(
                  t ->
                      column.target().covers(t.getKey())
                          && t.getValue().column(column.column()).isPresent());
      if (!exists) {
        throw new RuleParameterException(
            EXPOSED, "there is no column '" + entry.getKey() + "'; name one that exists");
      }
      exposed.add(column);
    }
    return exposed;
  }

  private static MaskingPolicy.Match.NamedColumn parsed(String text) {
    try {
      return MaskingPolicy.Match.NamedColumn.parse(text);
    } catch (IllegalArgumentException e) {
      throw new RuleParameterException(EXPOSED, String.valueOf(e.getMessage()));
    }
  }

  private static boolean is(MaskingPolicy.Match.NamedColumn exposed, ColumnAddress address) {
    TableAddress table = address.table();
    return exposed.target().covers(table) && exposed.column().equals(address.column());
  }
}
