package io.meshwright.engine.planfile;

import static io.meshwright.engine.planfile.Fields.checked;
import static io.meshwright.engine.planfile.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.problem.Place;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/** Attribute values and addresses; texts, truth values and sequences are what JSON calls so. */
final class ValueJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueJson() {}

  static JsonNode json(Value value) {
    ObjectNode json = NODES.objectNode();
    return switch (value) {
      case Value.Text(String text) -> NODES.textNode(text);
      case Value.Bool(boolean bool) -> NODES.booleanNode(bool);
      case Value.Int(BigInteger number) ->
          json.put("int", DataValueJson.decimal(new BigDecimal(number)));
      case Value.Dec(BigDecimal number) -> json.put("dec", DataValueJson.decimal(number));
      case Value.Seq(List<Value> values) -> list(values);
      case Value.Bag(SortedSet<String> texts) -> json.set("bag", texts(texts));
      case Value.Obj(SortedMap<String, Value> fields) -> json.set("obj", values(fields));
      case Value.Condition(Expression expression) ->
          json.set("condition", ExpressionJson.json(expression));
      case Value.Ref(Address target, String output) -> {
        ObjectNode ref = json.putObject("ref");
        ref.set("target", address(target));
        ref.put("output", output);
        yield json;
      }
      case Value.Secret(String name, Digest digest) -> {
        json.putObject("secret").put("name", name).put("digest", digest.hex());
        yield json;
      }
      case Value.Opaque(Digest digest) -> json.put("opaque", digest.hex());
    };
  }

  private static ArrayNode list(List<Value> values) {
    ArrayNode list = NODES.arrayNode();
    values.forEach(v -> list.add(json(v)));
    return list;
  }

  static ArrayNode texts(Iterable<String> texts) {
    ArrayNode list = NODES.arrayNode();
    texts.forEach(list::add);
    return list;
  }

  static ObjectNode values(Map<String, Value> fields) {
    ObjectNode json = NODES.objectNode();
    fields.forEach((name, value) -> json.set(name, json(value)));
    return json;
  }

  static ObjectNode address(Address address) {
    ObjectNode json = NODES.objectNode();
    json.put("platform", address.platform());
    json.put("kind", address.kind());
    json.set("path", texts(address.path()));
    return json;
  }

  static ArrayNode addresses(Iterable<Address> addresses) {
    ArrayNode list = NODES.arrayNode();
    addresses.forEach(a -> list.add(address(a)));
    return list;
  }

  static Value read(Part part) {
    return switch (part) {
      case Part.Text(Place place, String value) -> new Value.Text(value);
      case Part.Bool(Place place, boolean value) -> new Value.Bool(value);
      case Part.Arr arr -> new Value.Seq(Fields.list(part, ValueJson::read));
      case Part.Obj obj -> tagged(part);
      case Part.Int other -> throw Fields.wrong(part, "a value; write a number as text");
      case Part.Null other -> throw Fields.wrong(part, "a value");
    };
  }

  private static Value tagged(Part part) {
    Map.Entry<String, Part> only = Fields.only(part, "a value");
    Part inner = only.getValue();
    return switch (only.getKey()) {
      case "int" -> integer(inner);
      case "dec" -> new Value.Dec(DataValueJson.decimal(inner));
      case "bag" -> new Value.Bag(Fields.set(inner, Fields::text));
      case "obj" -> new Value.Obj(values(inner));
      case "condition" -> new Value.Condition(ExpressionJson.read(inner));
      case "ref" -> {
        Fields fields = Fields.of(inner, "target", "output");
        yield new Value.Ref(fields.read("target", ValueJson::address), fields.text("output"));
      }
      case "secret" -> {
        Fields fields = Fields.of(inner, "name", "digest");
        yield new Value.Secret(fields.text("name"), fields.read("digest", ValueJson::digest));
      }
      case "opaque" -> new Value.Opaque(digest(inner));
      default -> throw Refusal.at(part.place(), "there is no value '" + only.getKey() + "'");
    };
  }

  private static Value integer(Part part) {
    return DataValueJson.parsed(part, t -> new Value.Int(new BigInteger(t)));
  }

  static SortedMap<String, Value> values(Part part) {
    return map(part, ValueJson::read);
  }

  static <T> SortedMap<String, T> map(Part part, Function<Part, T> read) {
    if (!(part instanceof Part.Obj(Place place, Map<String, Part> fields))) {
      throw Fields.wrong(part, "an object");
    }
    TreeMap<String, T> values = new TreeMap<>();
    fields.forEach((name, value) -> values.put(name, read.apply(value)));
    return Ordered.map(values);
  }

  static Address address(Part part) {
    Fields fields = Fields.of(part, "platform", "kind", "path");
    return new Address(
        fields.text("platform"), fields.text("kind"), fields.list("path", Fields::text));
  }

  static Digest digest(Part part) {
    String hex = text(part);
    if (hex.length() != 64) {
      throw Refusal.at(part.place(), "64 hexadecimal digits are needed here");
    }
    return checked(part.place(), () -> new Digest(hex));
  }
}
