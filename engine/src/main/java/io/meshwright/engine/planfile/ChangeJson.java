package io.meshwright.engine.planfile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Phase;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Seen;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Changes, and the live facts that they rely on. */
final class ChangeJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ChangeJson() {}

  static ObjectNode json(PlannedChange planned) {
    ObjectNode json = NODES.objectNode();
    json.set("change", json(planned.change()));
    json.put("phase", Fields.word(planned.phase()));
    json.put("reason", planned.reason());
    json.set("after", ValueJson.addresses(planned.after()));
    json.set("following", ValueJson.addresses(planned.following()));
    json.set("policies", ResourceJson.policies(planned.policies()));
    ArrayNode costs = json.putArray("costs");
    for (Cost cost : planned.costs()) {
      costs.addObject().put("kind", Fields.word(cost.kind())).put("what", cost.what());
    }
    json.set("losses", ValueJson.texts(planned.losses()));
    return json;
  }

  private static ObjectNode json(Change change) {
    ObjectNode json = NODES.objectNode();
    ObjectNode inner =
        switch (change) {
          case Change.Create(Desired desired) -> sides(Optional.empty(), Optional.of(desired));
          case Change.Update(Seen.Present live, Desired desired, SortedSet<String> attributes) ->
              sides(Optional.of(live), Optional.of(desired))
                  .set("attributes", ValueJson.texts(attributes));
          case Change.Replace(Seen.Present live, Desired desired, SortedSet<String> attributes) ->
              sides(Optional.of(live), Optional.of(desired))
                  .set("attributes", ValueJson.texts(attributes));
          case Change.Delete(Seen.Present live) -> sides(Optional.of(live), Optional.empty());
          case Change.Adopt(Seen.Present live, Desired desired) ->
              sides(Optional.of(live), Optional.of(desired));
        };
    json.set(change.verb(), inner);
    return json;
  }

  private static ObjectNode sides(Optional<Seen.Present> live, Optional<Desired> desired) {
    ObjectNode json = NODES.objectNode();
    live.ifPresent(l -> json.set("live", ResourceJson.json(l)));
    desired.ifPresent(d -> json.set("desired", ResourceJson.json(d)));
    return json;
  }

  static PlannedChange planned(Part part) {
    Fields fields =
        Fields.of(
            part, "change", "phase", "reason", "after", "following", "policies", "costs", "losses");
    return new PlannedChange(
        fields.read("change", ChangeJson::change),
        fields.word("phase", Phase.values()),
        fields.text("reason"),
        fields.set("after", ValueJson::address),
        fields.set("following", ValueJson::address),
        fields.set("policies", ResourceJson::policy),
        fields.list("costs", ChangeJson::cost),
        fields.list("losses", Fields::text));
  }

  private static Cost cost(Part part) {
    Fields fields = Fields.of(part, "kind", "what");
    return new Cost(fields.word("kind", Cost.Kind.values()), fields.text("what"));
  }

  private static Change change(Part part) {
    Map.Entry<String, Part> only = Fields.only(part, "a change");
    Part inner = only.getValue();
    return switch (only.getKey()) {
      case "create" ->
          new Change.Create(Fields.of(inner, "desired").read("desired", ResourceJson::desired));
      case "update" -> {
        Fields fields = Fields.of(inner, "live", "desired", "attributes");
        yield new Change.Update(
            fields.read("live", ResourceJson::present),
            desired(fields),
            fields.set("attributes", Fields::text));
      }
      case "replace" -> {
        Fields fields = Fields.of(inner, "live", "desired", "attributes");
        yield new Change.Replace(
            fields.read("live", ResourceJson::present),
            desired(fields),
            fields.set("attributes", Fields::text));
      }
      case "delete" ->
          new Change.Delete(Fields.of(inner, "live").read("live", ResourceJson::present));
      case "adopt" -> {
        Fields fields = Fields.of(inner, "live", "desired");
        yield new Change.Adopt(fields.read("live", ResourceJson::present), desired(fields));
      }
      default -> throw Refusal.at(part.place(), "there is no change '" + only.getKey() + "'");
    };
  }

  private static Desired desired(Fields fields) {
    return fields.read("desired", ResourceJson::desired);
  }

  static ObjectNode json(ForeignObject foreign) {
    ObjectNode json = NODES.objectNode();
    json.set("live", ResourceJson.json(foreign.live()));
    json.set("on", ValueJson.address(foreign.on()));
    return json.put("effect", Fields.word(foreign.effect()));
  }

  static ForeignObject foreign(Part part) {
    Fields fields = Fields.of(part, "live", "on", "effect");
    return new ForeignObject(
        fields.read("live", ResourceJson::present),
        fields.read("on", ValueJson::address),
        fields.word("effect", ForeignObject.Effect.values()));
  }

  static ObjectNode json(Premise premise) {
    ObjectNode json = NODES.objectNode();
    json.set("about", ValueJson.address(premise.about()));
    return json.put("group", premise.group()).put("digest", premise.digest().hex());
  }

  static Premise premise(Part part) {
    Fields fields = Fields.of(part, "about", "group", "digest");
    return new Premise(
        fields.read("about", ValueJson::address),
        fields.bool("group"),
        fields.read("digest", ValueJson::digest));
  }
}
