package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.document.DocumentValue.Fields;
import io.meshwright.api.document.DocumentValue.Items;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.engine.source.TypeFields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the property of a column says beyond the column. */
final class FurtherOfColumn {
  private static final TypeReading READING = new TypeReading();
  private static final TypeFields TYPES = new TypeFields(READING);

  private static final Set<String> HELD = Set.of("name", "id", "physicalType");

  private final boolean renamed;
  private final Map<Typed, Fields> usual = new HashMap<>();

  /**
   * For the columns of a table, most of which are of a few types.
   *
   * @param renamed whether the mesh says what physical types stand for
   */
  FurtherOfColumn(boolean renamed) {
    this.renamed = renamed;
  }

  private record Typed(DataType type, Optional<String> physical) {}

  /** The fields that the column does not hold. */
  Fields of(MappingReader reader, Column column) {
    Fields said = FurtherFields.of(reader, HELD, (key, value) -> isHeld(column, key, value));
    Fields usual =
        this.usual.computeIfAbsent(
            new Typed(column.type(), column.physicalType()), t -> TYPES.of(t.type(), t.physical()));
    if (said.equals(usual)) {
      return Fields.NONE;
    }
    Map<String, DocumentValue> kept = new LinkedHashMap<>();
    Map<String, DocumentValue> type = new LinkedHashMap<>();
    said.entries().forEach((k, v) -> (TypeFields.KEYS.contains(k) ? type : kept).put(k, v));
    List<DocumentValue> outright = items(usual);
    List<DocumentValue> custom = items(said);
    boolean first =
        custom.size() >= outright.size() && custom.subList(0, outright.size()).equals(outright);
    List<DocumentValue> rest = first ? custom.subList(outright.size(), custom.size()) : custom;
    if (first && type.equals(withoutCustom(usual)) && rest.equals(withoutOutright(rest))) {
      keep(kept, rest, !outright.isEmpty());
    } else if (!renamed || isUnderstood(said, column)) {
      kept.putAll(type);
      if (type.isEmpty()) {
        kept.put("logicalType", new DocumentValue.Nothing());
      }
    } else {
      keep(kept, withoutOutright(custom), !custom.isEmpty());
    }
    return kept.isEmpty() ? Fields.NONE : new Fields(kept);
  }

  /** Keeps custom properties where there are any, and an empty list where that is written. */
  private static void keep(
      Map<String, DocumentValue> kept, List<DocumentValue> custom, boolean unlessEmpty) {
    if (custom.isEmpty() && unlessEmpty) {
      kept.remove("customProperties");
    } else {
      kept.computeIfPresent("customProperties", (key, value) -> new Items(custom));
    }
  }

  private static List<DocumentValue> items(Fields property) {
    return property.get("customProperties").orElse(new Items(List.of()))
            instanceof Items(List<DocumentValue> items)
        ? items
        : List.of();
  }

  private static List<DocumentValue> withoutOutright(List<DocumentValue> custom) {
    return custom.stream().filter(c -> !TypeFields.isOutright(c)).toList();
  }

  private static Map<String, DocumentValue> withoutCustom(Fields usual) {
    Map<String, DocumentValue> type = new LinkedHashMap<>(usual.entries());
    type.remove("customProperties");
    return type;
  }

  /** Whether the words mean the same where the mesh says nothing of physical types. */
  private static boolean isUnderstood(Fields said, Column column) {
    Fields whole =
        column
            .physicalType()
            .map(p -> said.with("physicalType", new DocumentValue.Text(p)))
            .orElse(said);
    return READING.written(whole).equals(Optional.of(column.type()));
  }

  private static boolean isHeld(Column column, String key, DocumentValue value) {
    return switch (key) {
      case "description" -> FurtherFields.isText(value);
      case "classification" -> column.classification().isPresent();
      case "required" -> column.required();
      case "unique" -> column.unique();
      case "primaryKey", "primaryKeyPosition" -> column.primaryKeyPosition().isPresent();
      case "partitioned", "partitionKeyPosition" -> column.partitionPosition().isPresent();
      case "transformSourceObjects", "quality" -> FurtherFields.isFilled(value);
      case "tags" -> FurtherFields.isFilled(value) && value.equals(sorted(column));
      default -> false;
    };
  }

  private static Items sorted(Column column) {
    return new Items(column.tags().stream().<DocumentValue>map(DocumentValue.Text::new).toList());
  }
}
