package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The query protocol: a form that is asked, XML that is answered, both read and written by the
 * shapes of the service's model. Nested members of a form are not read, as none of ours has any.
 */
final class QueryAnswers {
  private final ServiceModel model;

  QueryAnswers(ServiceModel model) {
    this.model = model;
  }

  /** A form as a document; what is not of the shape's kind stays text, which the model refuses. */
  JsonNode request(String form) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    for (String field : form.split("&", -1)) {
      int is = field.indexOf('=');
      String name = decoded(is < 0 ? field : field.substring(0, is));
      request.put(name, is < 0 ? "" : decoded(field.substring(is + 1)));
    }
    return request;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The same with values of the kinds that the shape says, for its check. */
  ObjectNode typed(String shape, JsonNode request) {
    ObjectNode typed = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      String text = field.getValue().asText();
      JsonNode member = model.shape(shape).path("members").path(field.getKey()).path("shape");
      String type = model.shape(member.asText()).path("type").asText();
      if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
        typed.put(field.getKey(), text.equals("true"));
      } else if (type.equals("integer") && text.matches("-?[0-9]{1,9}")) {
        typed.put(field.getKey(), Integer.parseInt(text));
      } else {
        typed.put(field.getKey(), text);
      }
    }
    return typed;
  }

  /** An answer. */
  String answer(String operation, JsonNode answer) {
    StringBuilder xml = new StringBuilder();
    value(xml, model.wrapper(operation), model.output(operation), answer);
    return within(
        operation + "Response",
        xml + "<ResponseMetadata><RequestId>fake</RequestId></ResponseMetadata>");
  }

  /** An error. */
  String error(String code, String said) {
    return within(
        "ErrorResponse",
        "<Error><Type>Sender</Type>%s%s</Error><RequestId>fake</RequestId>"
            .formatted(element("Code", escaped(code)), element("Message", escaped(said))));
  }

  private String within(String name, String content) {
    return "<%s xmlns=\"%s\">%s</%s>"
        .formatted(name, model.metadata("xmlNamespace"), content, name);
  }

  private void value(StringBuilder xml, String name, String shape, JsonNode value) {
    StringBuilder content = new StringBuilder();
    JsonNode known = model.shape(shape);
    switch (known.path("type").asText()) {
      case "structure" -> {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
          value(
              content,
              member.getKey(),
              known.path("members").path(member.getKey()).path("shape").asText(),
              member.getValue());
        }
      }
      case "list" -> {
        String element = known.path("member").path("locationName").asText("member");
        for (JsonNode one : value) {
          value(content, element, known.path("member").path("shape").asText(), one);
        }
      }
      default -> content.append(escaped(value.asText()));
    }
    xml.append(element(name, content.toString()));
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
