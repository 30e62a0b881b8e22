package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.plan.ForeignObject;
import java.util.List;

/** What others made on objects of ours, for programs. */
final class ForeignJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ForeignJson() {}

  static ArrayNode of(List<ForeignObject> objects) {
    ArrayNode array = NODES.arrayNode();
    objects.forEach(o -> array.add(of(o)));
    return array;
  }

  static ObjectNode of(ForeignObject object) {
    ObjectNode json = NODES.objectNode();
    json.set("address", PlanJson.address(object.address()));
    json.set("on", PlanJson.address(object.on()));
    json.put("effect", object.effect().name());
    ForeignText.belongsTo(object).ifPresent(whose -> json.put("belongsTo", whose));
    ObjectNode attributes = json.putObject("attributes");
    object.live().resource().attributes().forEach((name, v) -> attributes.put(name, v.text()));
    return json;
  }
}
