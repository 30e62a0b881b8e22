package io.meshwright.engine.planfile;

import static io.meshwright.engine.planfile.Fields.checked;
import static io.meshwright.engine.planfile.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Conditions, as objects of one key that says what they are; never as text to be parsed. */
final class ExpressionJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExpressionJson() {}

  static ObjectNode json(Expression expression) {
    ObjectNode json = NODES.objectNode();
    switch (expression) {
      case Expression.Constant(boolean value) -> json.put("constant", value);
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right) -> {
        ObjectNode inner = json.putObject("compare");
        inner.set("left", operand(left));
        inner.put("operator", operator.symbol());
        inner.set("right", operand(right));
      }
      case Expression.In(Operand operand, List<DataValue> values) -> {
        ObjectNode inner = json.putObject("in");
        inner.set("operand", operand(operand));
        ArrayNode list = inner.putArray("values");
        values.forEach(v -> list.add(DataValueJson.json(v)));
      }
      case Expression.Between(Operand operand, Operand low, Operand high) -> {
        ObjectNode inner = json.putObject("between");
        inner.set("operand", operand(operand));
        inner.set("low", operand(low));
        inner.set("high", operand(high));
      }
      case Expression.Like(Operand operand, String pattern) -> {
        ObjectNode inner = json.putObject("like");
        inner.set("operand", operand(operand));
        inner.put("pattern", pattern);
      }
      case Expression.IsNull(Operand operand) -> json.set("isNull", operand(operand));
      case Expression.And(List<Expression> parts) -> json.set("and", list(parts));
      case Expression.Or(List<Expression> parts) -> json.set("or", list(parts));
      case Expression.Not(Expression part) -> json.set("not", json(part));
      case Expression.MemberOf(PrincipalId principal) ->
          json.putObject("memberOf")
              .put("kind", Fields.word(principal.kind()))
              .put("name", principal.name());
      case Expression.Before(Instant instant) -> json.put("before", instant.toString());
      case Expression.Opaque(String description) -> json.put("opaque", description);
    }
    return json;
  }

  private static ArrayNode list(List<Expression> parts) {
    ArrayNode list = NODES.arrayNode();
    parts.forEach(p -> list.add(json(p)));
    return list;
  }

  private static JsonNode operand(Operand operand) {
    ObjectNode json = NODES.objectNode();
    return switch (operand) {
      case Operand.ColumnRef(String name) -> json.put("column", name);
      case Operand.Literal(DataValue value) -> json.set("literal", DataValueJson.json(value));
    };
  }

  static Expression read(Part part) {
    Map.Entry<String, Part> only = Fields.only(part, "a condition");
    Part inner = only.getValue();
    return switch (only.getKey()) {
      case "constant" -> new Expression.Constant(Fields.of(part, "constant").bool("constant"));
      case "compare" -> compare(Fields.of(inner, "left", "operator", "right"));
      case "in" -> in(Fields.of(inner, "operand", "values"));
      case "between" -> between(Fields.of(inner, "operand", "low", "high"));
      case "like" -> like(Fields.of(inner, "operand", "pattern"));
      case "isNull" -> new Expression.IsNull(operand(inner));
      case "and" -> new Expression.And(Fields.list(inner, ExpressionJson::read));
      case "or" -> new Expression.Or(Fields.list(inner, ExpressionJson::read));
      case "not" -> new Expression.Not(read(inner));
      case "memberOf" -> member(Fields.of(inner, "kind", "name"));
      case "before" -> new Expression.Before(DataValueJson.parsed(inner, Instant::parse));
      case "opaque" -> new Expression.Opaque(text(inner));
      default -> throw Refusal.at(part.place(), "there is no condition '" + only.getKey() + "'");
    };
  }

  private static Expression compare(Fields fields) {
    Expression.Operator operator =
        Stream.of(Expression.Operator.values())
            .filter(o -> o.symbol().equals(fields.text("operator")))
            .findFirst()
            .orElseThrow(
                () -> Refusal.at(fields.part("operator").place(), "there is no such operator"));
    return new Expression.Compare(
        fields.read("left", ExpressionJson::operand),
        operator,
        fields.read("right", ExpressionJson::operand));
  }

  private static Expression in(Fields fields) {
    Operand operand = fields.read("operand", ExpressionJson::operand);
    List<DataValue> values = fields.list("values", DataValueJson::read);
    return checked(fields.place(), () -> new Expression.In(operand, values));
  }

  private static Expression between(Fields fields) {
    return new Expression.Between(
        fields.read("operand", ExpressionJson::operand),
        fields.read("low", ExpressionJson::operand),
        fields.read("high", ExpressionJson::operand));
  }

  private static Expression like(Fields fields) {
    return new Expression.Like(
        fields.read("operand", ExpressionJson::operand), fields.text("pattern"));
  }

  private static Expression member(Fields fields) {
    PrincipalId.Kind kind = fields.word("kind", PrincipalId.Kind.values());
    String name = fields.text("name");
    return new Expression.MemberOf(checked(fields.place(), () -> new PrincipalId(kind, name)));
  }

  private static Operand operand(Part part) {
    Map.Entry<String, Part> only = Fields.only(part, "a column or a literal");
    return switch (only.getKey()) {
      case "column" -> new Operand.ColumnRef(text(only.getValue()));
      case "literal" -> new Operand.Literal(DataValueJson.read(only.getValue()));
      default -> throw Refusal.at(part.place(), "'column' or 'literal' is needed here");
    };
  }
}
