package io.meshwright.engine.planfile;

import static io.meshwright.engine.planfile.Fields.checked;
import static io.meshwright.engine.planfile.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Place;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.Collection;
import java.util.Map;

/** Objects with their owners, as they are and as they should be. */
final class ResourceJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ResourceJson() {}

  private static ObjectNode json(Resource resource) {
    ObjectNode json = NODES.objectNode();
    json.set("address", ValueJson.address(resource.address()));
    json.set("attributes", ValueJson.values(resource.attributes()));
    json.set("dependsOn", ValueJson.addresses(resource.dependsOn()));
    return json;
  }

  static ObjectNode json(Desired desired) {
    ObjectNode json = NODES.objectNode();
    json.set("resource", json(desired.resource()));
    json.set("owner", owner(desired.owner()));
    json.set("realises", policies(desired.realises()));
    return json;
  }

  static ObjectNode json(Seen.Present live) {
    ObjectNode json = NODES.objectNode();
    json.set("resource", json(live.resource()));
    json.set("owner", owner(live.owner()));
    json.set("outputs", ValueJson.values(live.outputs()));
    return json;
  }

  static ArrayNode policies(Collection<PolicyId> policies) {
    return ValueJson.texts(policies.stream().map(PolicyId::value).toList());
  }

  private static JsonNode owner(Owner owner) {
    ObjectNode json = NODES.objectNode();
    return switch (owner) {
      case Owner.Marked(Marker marker) -> json.set("marked", marker(marker));
      case Owner.Within(Address container, Marker marker) -> {
        ObjectNode inner = json.putObject("within");
        inner.set("container", ValueJson.address(container));
        inner.set("marker", marker(marker));
        yield json;
      }
      case Owner.Claimed(Address ledger, Marker marker) -> {
        ObjectNode inner = json.putObject("claimed");
        inner.set("ledger", ValueJson.address(ledger));
        inner.set("marker", marker(marker));
        yield json;
      }
      case Owner.Foreign foreign -> NODES.textNode("foreign");
    };
  }

  private static ObjectNode marker(Marker marker) {
    ObjectNode json = NODES.objectNode();
    json.set("workspace", workspace(marker.mesh()));
    return json.put("scope", marker.scope());
  }

  static ObjectNode workspace(WorkspaceId id) {
    return NODES.objectNode().put("mesh", id.mesh()).put("name", id.workspace());
  }

  private static Resource resource(Part part) {
    Fields fields = Fields.of(part, "address", "attributes", "dependsOn");
    return new Resource(
        fields.read("address", ValueJson::address),
        fields.read("attributes", ValueJson::values),
        fields.set("dependsOn", ValueJson::address));
  }

  static Desired desired(Part part) {
    Fields fields = Fields.of(part, "resource", "owner", "realises");
    return new Desired(
        fields.read("resource", ResourceJson::resource),
        fields.read("owner", ResourceJson::owner),
        fields.set("realises", ResourceJson::policy));
  }

  static Seen.Present present(Part part) {
    Fields fields = Fields.of(part, "resource", "owner", "outputs");
    return new Seen.Present(
        fields.read("resource", ResourceJson::resource),
        fields.read("owner", ResourceJson::owner),
        fields.read("outputs", ValueJson::values));
  }

  static PolicyId policy(Part part) {
    String text = text(part);
    return checked(part.place(), () -> new PolicyId(text));
  }

  private static Owner owner(Part part) {
    if (part instanceof Part.Text(Place place, String text) && text.equals("foreign")) {
      return new Owner.Foreign();
    }
    Map.Entry<String, Part> only = Fields.only(part, "an owner");
    Part inner = only.getValue();
    return switch (only.getKey()) {
      case "marked" -> new Owner.Marked(marker(inner));
      case "within" -> {
        Fields fields = Fields.of(inner, "container", "marker");
        yield new Owner.Within(
            fields.read("container", ValueJson::address),
            fields.read("marker", ResourceJson::marker));
      }
      case "claimed" -> {
        Fields fields = Fields.of(inner, "ledger", "marker");
        yield new Owner.Claimed(
            fields.read("ledger", ValueJson::address), fields.read("marker", ResourceJson::marker));
      }
      default -> throw Refusal.at(part.place(), "there is no owner '" + only.getKey() + "'");
    };
  }

  private static Marker marker(Part part) {
    Fields fields = Fields.of(part, "workspace", "scope");
    return new Marker(fields.read("workspace", ResourceJson::workspace), fields.text("scope"));
  }

  static WorkspaceId workspace(Part part) {
    Fields fields = Fields.of(part, "mesh", "name");
    return checked(part.place(), () -> new WorkspaceId(fields.text("mesh"), fields.text("name")));
  }
}
