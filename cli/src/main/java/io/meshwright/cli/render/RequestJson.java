package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.report.AccessRequest;

/** A request for access, for programs. */
public final class RequestJson {
  private RequestJson() {}

  /** The file, and what it would do. */
  public static ObjectNode of(AccessRequest request) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", request.file());
    json.put("document", request.document());
    ArrayNode exposure = json.putArray("exposure");
    request.exposure().forEach(e -> exposure.add(PlanJson.exposure(e)));
    json.set("problems", ProblemsJson.of(request.problems()));
    return json;
  }
}
