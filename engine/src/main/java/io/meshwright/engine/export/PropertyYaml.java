package io.meshwright.engine.export;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.document.DocumentValue.Fields;
import io.meshwright.api.document.DocumentValue.Items;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.schema.Column;
import io.meshwright.engine.source.PropertyReading;
import io.meshwright.engine.source.TypeFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Columns as properties of ODCS. */
final class PropertyYaml {
  private final PropertyReading reading;
  private final TypeFields types;

  PropertyYaml(PropertyReading reading) {
    this.reading = reading;
    this.types = new TypeFields(reading);
  }

  Yaml column(Column column, List<QualityRule> quality) {
    Yaml.Builder property = Yaml.Keys.builder().text("name", column.name());
    property.said("id", column.stableId());
    type(property, column);
    property.said("description", column.description());
    if (column.primaryKeyPosition().isPresent()) {
      property.flag("primaryKey", true);
      property.number("primaryKeyPosition", column.primaryKeyPosition().getAsInt());
    }
    property.flag("required", column.required()).flag("unique", column.unique());
    if (column.partitionPosition().isPresent()) {
      property.flag("partitioned", true);
      property.number("partitionKeyPosition", column.partitionPosition().getAsInt());
    }
    property
        .said("classification", column.classification())
        .texts("transformSourceObjects", column.derivedFrom())
        .texts("tags", column.tags())
        .items("quality", quality.stream().map(QualityYaml::rule).toList());
    return FieldsYaml.with(
        property.build(), column.further(), (key, value) -> holds(column, quality, key, value));
  }

  /** The model decides what it has a word of its own for. */
  private static boolean holds(
      Column column, List<QualityRule> quality, String key, DocumentValue value) {
    return switch (key) {
      case "required" -> !column.required();
      case "unique" -> !column.unique();
      case "primaryKey", "primaryKeyPosition" -> column.primaryKeyPosition().isEmpty();
      case "partitioned", "partitionKeyPosition" -> column.partitionPosition().isEmpty();
      case "description" -> column.description().isEmpty();
      case "classification" -> column.classification().isEmpty();
      case "transformSourceObjects" -> column.derivedFrom().isEmpty();
      case "quality" -> quality.isEmpty();
      case "tags" -> Ordered.set(texts(value)).equals(column.tags());
      case "customProperties" -> false;
      default -> !TypeFields.KEYS.contains(key);
    };
  }

  private static List<String> texts(DocumentValue value) {
    return value instanceof Items(List<DocumentValue> items)
        ? items.stream().map(DocumentValue::singleText).flatMap(Optional::stream).toList()
        : List.of();
  }

  /** What says the type: as its document does where that is still the type, else in usual words. */
  private void type(Yaml.Builder property, Column column) {
    Fields further = column.further();
    Fields type = asWritten(column).orElseGet(() -> usual(column));
    type.get("logicalType").ifPresent(t -> property.put("logicalType", FieldsYaml.of(t)));
    type.get("logicalTypeOptions")
        .ifPresent(o -> property.put("logicalTypeOptions", FieldsYaml.of(o)));
    property.said("physicalType", column.physicalType());
    type.entries()
        .forEach(
            (key, value) -> {
              if (!key.startsWith("logicalType")) {
                property.put(key, FieldsYaml.of(value));
              }
            });
    if (type.get("customProperties").isEmpty()) {
      further
          .get("customProperties")
          .map(PropertyYaml::withoutOutright)
          .filter(list -> !list.items().isEmpty() || isEmptyList(further))
          .ifPresent(list -> property.put("customProperties", FieldsYaml.of(list)));
    }
  }

  private static boolean isEmptyList(Fields further) {
    return further.get("customProperties").filter(new Items(List.of())::equals).isPresent();
  }

  private static Items withoutOutright(DocumentValue custom) {
    return custom instanceof Items(List<DocumentValue> items)
        ? new Items(items.stream().filter(i -> !TypeFields.isOutright(i)).toList())
        : new Items(List.of());
  }

  /** What the document says of the type; empty where it says nothing, or no longer this type. */
  private Optional<Fields> asWritten(Column column) {
    Map<String, DocumentValue> written = new LinkedHashMap<>();
    boolean typed = false;
    for (Map.Entry<String, DocumentValue> entry : column.further().entries().entrySet()) {
      boolean custom = entry.getKey().equals("customProperties");
      if (TypeFields.KEYS.contains(entry.getKey()) || custom) {
        typed = typed || !custom || !withoutOutright(entry.getValue()).equals(entry.getValue());
        written.put(entry.getKey(), entry.getValue());
      }
    }
    written.values().removeIf(DocumentValue.Nothing.class::isInstance);
    Fields property = new Fields(written);
    Fields whole =
        column
            .physicalType()
            .map(p -> property.with("physicalType", new DocumentValue.Text(p)))
            .orElse(property);
    return typed && reading.written(whole).equals(Optional.of(column.type()))
        ? Optional.of(property)
        : Optional.empty();
  }

  /** The type in usual words, before what custom properties there are. */
  private Fields usual(Column column) {
    Fields type = types.of(column.type(), column.physicalType());
    Optional<DocumentValue> outright = type.get("customProperties");
    if (outright.isEmpty() || !(outright.get() instanceof Items(List<DocumentValue> first))) {
      return type;
    }
    List<DocumentValue> all = new ArrayList<>(first);
    column
        .further()
        .get("customProperties")
        .ifPresent(more -> all.addAll(withoutOutright(more).items()));
    return type.with("customProperties", new Items(all));
  }
}
