package io.meshwright.engine.planfile;

import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Map;

/** A JSON value with its place in the file. */
sealed interface Part {
  /** Where it begins. */
  Place place();

  record Obj(Place place, Map<String, Part> fields) implements Part {}

  record Arr(Place place, List<Part> elements) implements Part {}

  record Text(Place place, String value) implements Part {}

  record Int(Place place, int value) implements Part {}

  record Bool(Place place, boolean value) implements Part {}

  record Null(Place place) implements Part {}

  /** The value in a word, for messages. */
  default String what() {
    return switch (this) {
      case Obj obj -> "an object";
      case Arr arr -> "a list";
      case Text text -> "a text";
      case Int number -> "a number";
      case Bool bool -> "true or false";
      case Null none -> "null";
    };
  }
}
