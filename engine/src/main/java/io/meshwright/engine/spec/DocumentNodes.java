package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes of a document as values that the model keeps, and back. */
final class DocumentNodes {
  private static final Place NOWHERE = new Place("", 1, 1);

  private DocumentNodes() {}

  static DocumentValue value(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> value(scalar);
      case YamlNode.Sequence(List<YamlNode> items, Place place) ->
          new DocumentValue.Items(items.stream().map(DocumentNodes::value).toList());
      case YamlNode.Mapping mapping -> fields(mapping);
    };
  }

  private static DocumentValue value(YamlNode.Scalar scalar) {
    return switch (scalar.kind()) {
      case NOTHING -> new DocumentValue.Nothing();
      case FLAG -> new DocumentValue.Flag(scalar.text().equalsIgnoreCase("true"));
      case NUMBER -> new DocumentValue.Digits(scalar.text());
      case TEXT -> new DocumentValue.Text(scalar.text());
    };
  }

  static DocumentValue.Fields fields(YamlNode.Mapping mapping) {
    Map<String, DocumentValue> entries = new LinkedHashMap<>();
    mapping.entries().forEach(e -> entries.put(e.key().text(), value(e.value())));
    return new DocumentValue.Fields(entries);
  }

  /** A document that says the fields, and has no places. */
  static YamlNode.Mapping mapping(DocumentValue.Fields fields) {
    return new YamlNode.Mapping(
        fields.entries().entrySet().stream()
            .map(
                e ->
                    new YamlNode.Entry(
                        new YamlNode.Scalar(e.getKey(), false, NOWHERE, 0, 0), node(e.getValue())))
            .toList(),
        NOWHERE);
  }

  private static YamlNode node(DocumentValue value) {
    return switch (value) {
      case DocumentValue.Text(String text) -> new YamlNode.Scalar(text, false, NOWHERE, 0, 0);
      case DocumentValue.Digits(String digits) -> new YamlNode.Scalar(digits, true, NOWHERE, 0, 0);
      case DocumentValue.Flag(boolean flag) ->
          new YamlNode.Scalar(Boolean.toString(flag), true, NOWHERE, 0, 0);
      case DocumentValue.Nothing() -> new YamlNode.Scalar("null", true, NOWHERE, 0, 0);
      case DocumentValue.Items(List<DocumentValue> items) ->
          new YamlNode.Sequence(items.stream().map(DocumentNodes::node).toList(), NOWHERE);
      case DocumentValue.Fields fields -> mapping(fields);
    };
  }
}
