package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Rulesets of Glue Data Quality. Throws as {@link CatalogueGateway} does. */
public interface RulesetGateway {
  /** All rulesets of the account and region, without their texts. */
  List<GlueRuleset> rulesets();

  /** A ruleset with its text. */
  Optional<GlueRuleset> ruleset(String name);

  /** Makes a ruleset with its tags. */
  void create(GlueRuleset ruleset, SortedMap<String, String> tags);

  /** Changes text and description of a ruleset. */
  void update(GlueRuleset ruleset);

  /** Deletes a ruleset; one that is gone is fine. */
  void deleteRuleset(String name);
}
