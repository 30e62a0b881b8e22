package io.meshwright.provider.aws.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Policies of resources as AWS evaluates them, written from its pages on the logic of evaluation
 * and nothing else: nothing is allowed but by a statement, and one that refuses wins. It shares no
 * code with the adapter; a condition that it does not know is a failure of the test.
 */
public final class PolicyJudge {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> statements = new ArrayList<>();

  /** A judge of the statements of some documents. */
  public PolicyJudge(List<String> documents) {
    for (String document : documents) {
      try {
        all(JSON.readTree(document).get("Statement")).forEach(statements::add);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("no document: " + document, e);
      }
    }
  }

  /** A request: what it asks for, who asks, and what is known about it. */
  public record Request(
      String action, String resource, String principal, Map<String, String> context, Instant now) {}

  /** Whether somebody may. */
  public boolean allows(Request request) {
    return statements.stream().anyMatch(s -> is(s, "Allow") && isAbout(s, request))
        && statements.stream().noneMatch(s -> is(s, "Deny") && isAbout(s, request));
  }

  private static boolean is(JsonNode statement, String effect) {
    return statement.get("Effect").asText().equals(effect);
  }

  private static boolean isAbout(JsonNode statement, Request request) {
    return anyone(statement.get("Principal"), request.principal())
        && all(statement.get("Action")).stream()
            .anyMatch(
                a ->
                    matches(
                        a.asText().toLowerCase(java.util.Locale.ROOT),
                        request.action().toLowerCase(java.util.Locale.ROOT)))
        && all(statement.get("Resource")).stream()
            .anyMatch(r -> matches(r.asText(), request.resource()))
        && holds(statement.get("Condition"), request);
  }

  private static boolean anyone(JsonNode principal, String who) {
    if (principal.isTextual()) {
      return principal.asText().equals("*");
    }
    return all(principal.path("AWS")).stream()
        .map(JsonNode::asText)
        .anyMatch(p -> p.equals("*") || p.equals(who) || account(p).equals(account(who) + "root"));
  }

  /** The account of an ARN, and {@code root} after it where all of that is meant. */
  private static String account(String principal) {
    if (principal.matches("\\d{12}")) {
      return principal + "root";
    }
    String[] parts = principal.split(":", -1);
    return parts.length < 6 ? principal : parts[4] + (parts[5].equals("root") ? "root" : "");
  }

  private static List<JsonNode> all(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node == null || node.isMissingNode()) {
      return all;
    }
    if (node.isArray()) {
      node.forEach(all::add);
    } else {
      all.add(node);
    }
    return all;
  }

  private static boolean matches(String pattern, String text) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static boolean holds(JsonNode conditions, Request request) {
    if (conditions == null) {
      return true;
    }
    for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        if (all(key.getValue()).stream()
            .noneMatch(v -> holds(operator.getKey(), key.getKey(), v.asText(), request))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean holds(String operator, String key, String value, Request request) {
    if (key.equals("aws:CurrentTime") && operator.equals("DateLessThan")) {
      return request.now().isBefore(Instant.parse(value));
    }
    String known = request.context().get(key);
    return switch (operator) {
      case "Bool" -> known != null && known.equals(value);
      case "StringEquals" -> known != null && known.equals(value);
      case "StringLike" -> known != null && matches(value, known);
      default -> throw new IllegalStateException("an unknown condition: " + operator);
    };
  }
}
