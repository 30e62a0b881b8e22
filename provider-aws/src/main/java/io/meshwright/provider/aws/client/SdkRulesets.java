package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataQualityTargetTable;
import software.amazon.awssdk.services.glue.model.GetDataQualityRulesetResponse;
import software.amazon.awssdk.services.glue.model.ListDataQualityRulesetsResponse;

/** Rulesets over the SDK. */
public final class SdkRulesets implements RulesetGateway {
  private static final int PAGE = 100;

  private final AwsClients clients;
  private final SdkCalls calls;
  private final int page;

  /** Glue of an account and region. */
  public SdkRulesets(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkRulesets(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "glue");
    this.page = page;
  }

  private GlueClient glue() {
    return clients.glue();
  }

  @Override
  public List<GlueRuleset> rulesets() {
    return calls.all(
        "ListDataQualityRulesets",
        "all rulesets",
        token -> {
          ListDataQualityRulesetsResponse answer =
              glue().listDataQualityRulesets(r -> r.maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.rulesets().stream()
                  .map(r -> ruleset(r.name(), r.description(), r.targetTable(), ""))
                  .toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  @Override
  public Optional<GlueRuleset> ruleset(String name) {
    return SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.read(
                "GetDataQualityRuleset",
                name,
                () -> {
                  GetDataQualityRulesetResponse answer =
                      glue().getDataQualityRuleset(r -> r.name(name));
                  return ruleset(
                      answer.name(), answer.description(), answer.targetTable(), answer.ruleset());
                }));
  }

  private static GlueRuleset ruleset(
      String name,
      @Nullable String description,
      @Nullable DataQualityTargetTable table,
      @Nullable String text) {
    Optional<DataQualityTargetTable> target = Optional.ofNullable(table);
    return new GlueRuleset(
        name,
        Optional.ofNullable(description).orElse(""),
        target.map(DataQualityTargetTable::databaseName).orElse(""),
        target.map(DataQualityTargetTable::tableName).orElse(""),
        Optional.ofNullable(text).orElse(""));
  }

  @Override
  public void create(GlueRuleset ruleset, SortedMap<String, String> tags) {
    calls.write(
        "CreateDataQualityRuleset",
        ruleset.name(),
        () ->
            glue()
                .createDataQualityRuleset(
                    r ->
                        r.name(ruleset.name())
                            .description(ruleset.description())
                            .ruleset(ruleset.text())
                            .targetTable(
                                t -> t.databaseName(ruleset.database()).tableName(ruleset.table()))
                            // No token: one that is the same each time might make nothing after a
                            // deletion, and the name is the only one anyway.
                            .tags(tags)));
  }

  @Override
  public void update(GlueRuleset ruleset) {
    calls.write(
        "UpdateDataQualityRuleset",
        ruleset.name(),
        () ->
            glue()
                .updateDataQualityRuleset(
                    r ->
                        r.name(ruleset.name())
                            .description(ruleset.description())
                            .ruleset(ruleset.text())));
  }

  @Override
  public void deleteRuleset(String name) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () ->
            calls.write(
                "DeleteDataQualityRuleset",
                name,
                () -> glue().deleteDataQualityRuleset(r -> r.name(name))));
  }
}
