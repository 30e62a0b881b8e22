package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lists in pages. A token says nothing of itself, and counts only for the question that it was
 * given for. A list of several pages begins with an empty one, which the services allow themselves.
 */
final class Paging {
  private final String token;
  private final String most;
  private final Map<String, Place> places = new HashMap<>();

  Paging() {
    this("NextToken", "MaxResults");
  }

  /**
   * Of a service that writes its words otherwise.
   *
   * @param token where a list goes on
   * @param most how many are wanted
   */
  Paging(String token, String most) {
    this.token = token;
    this.most = most;
  }

  private record Place(String operation, JsonNode question, int from) {}

  /**
   * A page of a list.
   *
   * @param request with how many and from where on
   * @param otherwise how many where the request does not say
   */
  ObjectNode page(
      String operation,
      JsonNode request,
      List<? extends JsonNode> all,
      String member,
      int otherwise) {
    ObjectNode question = request.deepCopy();
    question.remove(token);
    int wanted = request.path(most).asInt(otherwise);
    boolean first = !request.has(token);
    int from = first ? 0 : from(operation, question, request.path(token).asText());
    boolean empty = first && all.size() > wanted;
    int to = empty ? from : Math.min(all.size(), from + wanted);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray(member);
    all.subList(Math.min(from, to), to).forEach(items::add);
    if (to < all.size()) {
      String next = UUID.randomUUID().toString();
      places.put(next, new Place(operation, question, to));
      answer.put(token, next);
    }
    return answer;
  }

  private int from(String operation, JsonNode question, String asked) {
    Place place = places.get(asked);
    if (place == null
        || !place.operation().equals(operation)
        || !place.question().equals(question)) {
      throw new Refused("InvalidInputException", "Invalid token: " + asked);
    }
    return place.from();
  }
}
