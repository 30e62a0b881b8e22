package io.meshwright.engine.export;

import io.meshwright.api.document.DocumentValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Values that the model keeps as they are written, as values of a document. */
final class FieldsYaml {
  private FieldsYaml() {}

  static Yaml of(DocumentValue value) {
    return switch (value) {
      case DocumentValue.Text(String text) -> new Yaml.Text(text);
      case DocumentValue.Digits(String digits) -> new Yaml.Word(digits);
      case DocumentValue.Flag(boolean flag) -> new Yaml.Word(Boolean.toString(flag));
      case DocumentValue.Nothing() -> new Yaml.Word("null");
      case DocumentValue.Items(List<DocumentValue> items) ->
          new Yaml.Items(items.stream().map(FieldsYaml::of).toList());
      case DocumentValue.Fields fields -> of(fields);
    };
  }

  static Yaml.Keys of(DocumentValue.Fields fields) {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    fields.entries().forEach((key, value) -> entries.put(key, of(value)));
    return new Yaml.Keys(entries);
  }

  /**
   * What the model says and what its document says beyond that, where it still goes with the model.
   *
   * @param generated what the model says, in the usual form
   * @param further what its document says
   * @param holds whether a key and its value still go with the model
   */
  static Yaml.Keys with(
      Yaml.Keys generated, DocumentValue.Fields further, BiPredicate<String, DocumentValue> holds) {
    if (further.isEmpty()) {
      return generated;
    }
    Map<String, Yaml> entries = new LinkedHashMap<>(generated.entries());
    further
        .entries()
        .forEach(
            (key, value) -> {
              if (holds.test(key, value)) {
                entries.put(key, of(value));
              }
            });
    return new Yaml.Keys(entries);
  }
}
