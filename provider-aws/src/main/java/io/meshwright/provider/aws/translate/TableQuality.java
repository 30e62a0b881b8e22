package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.quality.QualityReader;
import io.meshwright.provider.aws.resource.AwsRuleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Quality rules of contracts as rulesets of Glue, one for each table that has any. A rule that has
 * no exact form is named, and the others are there all the same.
 */
final class TableQuality {
  private static final List<PolicyId> NONE = List.of();

  private final Draft draft;

  TableQuality(Draft draft) {
    this.draft = draft;
  }

  /** Adds the rules about one table of a port. */
  void add(DataProduct product, OutputPort port, TableForm form, TableSchema schema) {
    DqdlRules rules = new DqdlRules(schema, form.names());
    List<String> written = new ArrayList<>();
    for (QualityRule rule : port.contract().quality()) {
      if (isAbout(rule, schema.name())) {
        switch (rules.of(QualityReader.read(rule))) {
          case DqdlRules.Rule(String text) -> written.add(text);
          case DqdlRules.Inexact(String why) -> tell(port, rule, why);
        }
      }
    }
    if (!written.isEmpty()) {
      String name = form.database() + "." + form.table();
      draft.add(
          new AwsRuleset(name, name, written, Optional.empty()),
          new Owner.Marked(draft.marker(product)),
          NONE);
    }
  }

  private static boolean isAbout(QualityRule rule, String table) {
    return rule.element().equals(table) || rule.element().startsWith(table + ".");
  }

  private void tell(OutputPort port, QualityRule rule, String why) {
    draft.problem(
        Problem.warning(
            "unchecked-quality",
            port.address() + "." + rule.element(),
            "its rule '%s' is in no ruleset of platform '%s': %s"
                .formatted(shortened(rule.rule()), draft.platform(), why),
            "write it as a query or a metric that Glue has, or check it elsewhere"));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 57) + "...";
  }
}
