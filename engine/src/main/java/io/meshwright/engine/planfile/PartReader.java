package io.meshwright.engine.planfile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.meshwright.api.problem.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON values with their places. Equal texts are kept once: names repeat all over a plan, and
 * a hostile file of millions of equal ones must not cost more than its bytes.
 */
final class PartReader {
  private final String file;
  private final JsonParser parser;
  private final Map<String, String> texts = new HashMap<>();

  PartReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Where the current token begins. */
  Place place() {
    return place(parser.currentTokenLocation());
  }

  Place place(JsonLocation location) {
    return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }

  /** The next token; a refusal where the file ends before it. */
  JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw Refusal.at(place(parser.currentLocation()), "the file ends in the middle of the plan");
    }
    return token;
  }

  /** The name of the current key. */
  String key() throws IOException {
    return same(parser.currentName());
  }

  private String same(String text) {
    String known = texts.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  /** The value that begins with the current token. */
  Part value() throws IOException {
    Place place = place();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> array(place);
      case VALUE_STRING -> new Part.Text(place, same(parser.getText()));
      case VALUE_NUMBER_INT -> number(place);
      case VALUE_TRUE -> new Part.Bool(place, true);
      case VALUE_FALSE -> new Part.Bool(place, false);
      case VALUE_NULL -> new Part.Null(place);
      default -> throw Refusal.at(place, "a value of another form is needed here");
    };
  }

  private Part number(Place place) throws IOException {
    try {
      return new Part.Int(place, parser.getIntValue());
    } catch (InputCoercionException e) {
      throw Refusal.at(place, "the number is too large");
    }
  }

  private Part object(Place place) throws IOException {
    Map<String, Part> fields = new LinkedHashMap<>();
    while (next() != JsonToken.END_OBJECT) {
      String key = key();
      next();
      fields.put(key, value());
    }
    return new Part.Obj(place, fields);
  }

  private Part array(Place place) throws IOException {
    List<Part> elements = new ArrayList<>();
    while (next() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new Part.Arr(place, elements);
  }
}
