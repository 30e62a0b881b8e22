package io.meshwright.engine.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every place of a document that is a mapping of known keys or a choice of words. */
final class DocumentPlaces {
  private final List<Mapping> mappings = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();

  private DocumentPlaces() {}

  /**
   * A mapping of known keys.
   *
   * @param path where it is; alternatives of one place share it
   * @param alternative whether other mappings may stand there
   * @param example it, with every key
   * @param document puts what stands there into a whole document
   */
  record Mapping(
      String path,
      Shape.Keys shape,
      boolean alternative,
      Map<String, Object> example,
      UnaryOperator<Object> document) {
    /** Whether a word of its own tells it from the others of its place. */
    boolean isOfOneKind() {
      return !alternative
          || shape
              .key("kind")
              .filter(k -> k.shape() instanceof Shape.Word word && word.words().size() == 1)
              .isPresent();
    }
  }

  /** A choice of words. */
  record Choice(String path, List<String> words, UnaryOperator<Object> document) {}

  static DocumentPlaces of(OwnDocument document) {
    DocumentPlaces places = new DocumentPlaces();
    places.collect(document.word(), document.shape(), false, value -> value);
    return places;
  }

  List<Mapping> mappings() {
    return mappings;
  }

  List<Choice> choices() {
    return choices;
  }

  static Object example(Shape.Key key) {
    return Optional.ofNullable(
            new Load(LoadSettings.builder().build()).loadFromString(key.example()))
        .orElseThrow();
  }

  private void collect(
      String path, Shape shape, boolean alternative, UnaryOperator<Object> document) {
    switch (shape) {
      case Shape.Keys keys -> {
        Map<String, Object> example = new LinkedHashMap<>();
        keys.keys().forEach(k -> example.put(k.name(), example(k)));
        mappings.add(new Mapping(path, keys, alternative, example, document));
        for (Shape.Key key : keys.keys()) {
          collect(
              path + "/" + key.name(),
              key.shape(),
              false,
              value -> {
                Map<String, Object> changed = new LinkedHashMap<>(example);
                changed.put(key.name(), value);
                return document.apply(changed);
              });
        }
      }
      case Shape.OneOf(List<Shape> shapes) -> {
        long mappingShapes = shapes.stream().filter(Shape.Keys.class::isInstance).count();
        shapes.forEach(s -> collect(path, s, mappingShapes > 1, document));
      }
      case Shape.Items items ->
          collect(path + "/-", items.item(), false, value -> document.apply(List.of(value)));
      case Shape.Named named ->
          collect(
              path + "/*",
              named.value(),
              false,
              value -> document.apply(Map.of(named.name(), value)));
      case Shape.Word(List<String> words) -> choices.add(new Choice(path, words, document));
      case Shape.Text text -> {}
      case Shape.Value value -> {}
      case Shape.Flag flag -> {}
      case Shape.Whole whole -> {}
      case Shape.Decimal number -> {}
      case Shape.Nothing nothing -> {}
    }
  }
}
