package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueRuleset;
import io.meshwright.provider.aws.client.RulesetGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rulesets of the fake, as JSON. */
final class RulesetService {
  private static final int PAGE = 100;

  private final RulesetGateway account;
  private final Paging paging;

  RulesetService(FakeAccount account, Paging paging) {
    this.account = account.jobs("http", event -> {}).rulesets();
    this.paging = paging;
  }

  JsonNode answer(String operation, JsonNode request) {
    String name = request.path("Name").asText();
    return switch (operation) {
      case "ListDataQualityRulesets" ->
          paging.page(
              operation,
              request,
              account.rulesets().stream().map(RulesetService::json).toList(),
              "Rulesets",
              PAGE);
      case "GetDataQualityRuleset" -> {
        GlueRuleset there = there(name);
        yield json(there).put("Ruleset", there.text());
      }
      case "CreateDataQualityRuleset" -> {
        account.create(ruleset(name, request), tags(request));
        yield named(name);
      }
      case "UpdateDataQualityRuleset" -> {
        account.update(ruleset(name, request));
        yield named(name);
      }
      case "DeleteDataQualityRuleset" -> {
        account.deleteRuleset(there(name).name());
        yield JsonNodeFactory.instance.objectNode();
      }
      default -> throw new Refused("InternalFailure", "this fake does not have " + operation);
    };
  }

  private GlueRuleset there(String name) {
    return account
        .ruleset(name)
        .orElseThrow(() -> new Refused("EntityNotFoundException", "no ruleset " + name));
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("Name", name);
  }

  private static SortedMap<String, String> tags(JsonNode request) {
    TreeMap<String, String> tags = new TreeMap<>();
    request.path("Tags").properties().forEach(e -> tags.put(e.getKey(), e.getValue().asText()));
    return tags;
  }

  private static GlueRuleset ruleset(String name, JsonNode request) {
    JsonNode table = request.path("TargetTable");
    return new GlueRuleset(
        name,
        request.path("Description").asText(""),
        table.path("DatabaseName").asText(""),
        table.path("TableName").asText(""),
        request.path("Ruleset").asText());
  }

  private static ObjectNode json(GlueRuleset ruleset) {
    ObjectNode json = named(ruleset.name()).put("Description", ruleset.description());
    json.putObject("TargetTable")
        .put("DatabaseName", ruleset.database())
        .put("TableName", ruleset.table());
    return json;
  }
}
