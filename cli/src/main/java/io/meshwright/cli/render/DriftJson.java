package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.report.DriftReport;
import java.util.List;

/** Drift for programs. */
public final class DriftJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private DriftJson() {}

  /** The whole report; lists in its own order. */
  public static ObjectNode of(DriftReport drift) {
    ObjectNode json = NODES.objectNode();
    json.put("drifted", !drift.isEmpty());
    json.put("unchanged", drift.plan().unchanged());
    json.set("problems", ProblemsJson.of(drift.plan().problems()));
    ArrayNode ours = json.putArray("ours");
    for (PlannedChange change : drift.ours()) {
      ObjectNode one = PlanJson.change(change);
      one.put("state", DriftText.state(change.change()));
      ours.add(one);
    }
    ArrayNode foreign = json.putArray("foreign");
    for (ForeignObject object : drift.foreign()) {
      ObjectNode one = ForeignJson.of(object);
      one.put("revoked", drift.isRevoked(object));
      ArrayNode access = one.putArray("access");
      for (ExposureChange change : drift.access().getOrDefault(object.address(), List.of())) {
        access.add(PlanJson.exposure(change));
      }
      foreign.add(one);
    }
    return json;
  }
}
