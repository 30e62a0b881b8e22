package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.plan.Cost;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.resource.Address;
import java.util.Locale;

/** A plan for programs. */
public final class PlanJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlanJson() {}

  /** The whole plan; lists in the plan's own order. */
  public static ObjectNode of(Plan plan) {
    ObjectNode json = NODES.objectNode();
    json.put("madeAt", plan.madeAt().toString());
    json.put("fingerprint", plan.fingerprint().hex());
    json.put("widens", plan.widens());
    json.put("destroysData", plan.destroysData());
    json.put("unchanged", plan.unchanged());
    ArrayNode platforms = json.putArray("platforms");
    plan.platforms().forEach(p -> platforms.add(p.name().value()));
    json.set("problems", ProblemsJson.of(plan.problems()));
    ArrayNode verdicts = json.putArray("verdicts");
    plan.verdicts().forEach(v -> verdicts.add(verdict(v)));
    ArrayNode exposure = json.putArray("exposure");
    plan.exposure().forEach(e -> exposure.add(exposure(e)));
    ArrayNode changes = json.putArray("changes");
    plan.changes().forEach(c -> changes.add(change(c)));
    ArrayNode reported = json.putArray("reported");
    plan.reported().forEach(c -> reported.add(change(c)));
    json.set("foreign", ForeignJson.of(plan.foreign()));
    return json;
  }

  static ObjectNode address(Address address) {
    ObjectNode json = NODES.objectNode();
    json.put("platform", address.platform());
    json.put("kind", address.kind());
    ArrayNode path = json.putArray("path");
    address.path().forEach(path::add);
    return json;
  }

  static ObjectNode verdict(PolicyVerdict verdict) {
    ObjectNode json = NODES.objectNode();
    verdict.policy().ifPresent(p -> json.put("policy", p.value()));
    json.put("subject", verdict.subject());
    json.put("verdict", verdict.verdict().name());
    json.put("reason", verdict.reason());
    verdict.limit().ifPresent(l -> json.put("limit", l));
    verdict.platform().ifPresent(p -> json.put("platform", p.value()));
    verdict
        .fact()
        .ifPresent(
            f ->
                json.putObject("fact")
                    .put("value", f.value())
                    .put("source", f.source())
                    .put("date", f.date()));
    verdict
        .accepted()
        .ifPresent(
            a ->
                json.putObject("accepted")
                    .put("reason", a.reason())
                    .put("until", a.until().toString()));
    return json;
  }

  static ObjectNode exposure(ExposureChange exposure) {
    ObjectNode json = NODES.objectNode();
    json.put("session", exposure.session().value());
    json.put("table", exposure.table());
    json.put("widens", exposure.widens());
    json.put("narrows", exposure.narrows());
    ArrayNode before = json.putArray("before");
    exposure.before().forEach(before::add);
    ArrayNode after = json.putArray("after");
    exposure.after().forEach(after::add);
    return json;
  }

  static ObjectNode change(PlannedChange planned) {
    ObjectNode json = NODES.objectNode();
    json.put("verb", planned.change().verb());
    json.set("address", address(planned.address()));
    ChangeGroup group = ChangeGroup.of(planned.change());
    json.put("scope", group.scope());
    json.put("phase", planned.phase().name().toLowerCase(Locale.ROOT));
    json.put("reason", planned.reason());
    ArrayNode policies = json.putArray("policies");
    planned.policies().forEach(p -> policies.add(p.value()));
    json.put("destroysData", planned.destroysData());
    ArrayNode losses = json.putArray("losses");
    planned.losses().forEach(losses::add);
    ArrayNode costs = json.putArray("costs");
    for (Cost cost : planned.costs()) {
      ObjectNode one = costs.addObject();
      one.put("kind", cost.kind().name().toLowerCase(Locale.ROOT));
      one.put("what", cost.what());
    }
    ArrayNode differences = json.putArray("differences");
    for (Difference difference : Difference.of(planned.change())) {
      ObjectNode one = differences.addObject();
      one.put("path", difference.path());
      difference.before().ifPresent(v -> one.put("before", v.text()));
      difference.after().ifPresent(v -> one.put("after", v.text()));
    }
    return json;
  }
}
