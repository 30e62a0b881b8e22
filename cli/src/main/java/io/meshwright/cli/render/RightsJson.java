package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.report.NeededRights;
import java.util.List;

/** Needed rights for programs. */
public final class RightsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RightsJson() {}

  /** One object for each platform. */
  public static ArrayNode of(List<NeededRights> all) {
    ArrayNode json = NODES.arrayNode();
    for (NeededRights each : all) {
      ObjectNode one = json.addObject();
      one.put("platform", each.platform().value());
      ArrayNode rights = one.putArray("rights");
      for (NeededRights.Right right : each.rights()) {
        rights.addObject().put("action", right.action()).put("on", right.on());
      }
      one.put("document", each.document());
    }
    return json;
  }
}
