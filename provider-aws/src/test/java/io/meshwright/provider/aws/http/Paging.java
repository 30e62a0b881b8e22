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
  private static final String TOKEN = "NextToken";
  private static final String MOST = "MaxResults";

  private final Map<String, Place> places = new HashMap<>();

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
    question.remove(TOKEN);
    int most = request.path(MOST).asInt(otherwise);
    boolean first = !request.has(TOKEN);
    int from = first ? 0 : from(operation, question, request.path(TOKEN).asText());
    boolean empty = first && all.size() > most;
    int to = empty ? from : Math.min(all.size(), from + most);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray(member);
    all.subList(Math.min(from, to), to).forEach(items::add);
    if (to < all.size()) {
      String token = UUID.randomUUID().toString();
      places.put(token, new Place(operation, question, to));
      answer.put(TOKEN, token);
    }
    return answer;
  }

  private int from(String operation, JsonNode question, String token) {
    Place place = places.get(token);
    if (place == null
        || !place.operation().equals(operation)
        || !place.question().equals(question)) {
      throw new Refused("InvalidInputException", "Invalid token: " + token);
    }
    return place.from();
  }
}
