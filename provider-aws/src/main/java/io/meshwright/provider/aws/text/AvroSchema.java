package io.meshwright.provider.aws.text;

import io.meshwright.provider.aws.resource.AwsColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schema of Avro that says what a table of a contract says.
 *
 * @param name of the record
 * @param description for people; may be empty
 * @param columns in order; their types are those of {@link AvroTypes}
 */
public record AvroSchema(String name, String description, List<AwsColumn> columns) {
  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String DOC = "doc";
  private static final String PUBLISHED = "published";
  private static final String NEUTRAL = "neutral";
  private static final String DEFAULT = "default";

  /** Copies the columns. */
  public AvroSchema {
    columns = List.copyOf(columns);
  }

  /** The schema as text. Who may be absent has a default, so that fields can come and go. */
  public String text() {
    TreeMap<String, Object> made = new TreeMap<>();
    made.put(TYPE, "record");
    made.put(NAME, name);
    if (!description.isEmpty()) {
      made.put(DOC, description);
    }
    made.put("fields", columns.stream().map(AvroSchema::field).toList());
    return JsonText.of(made);
  }

  private static Map<String, @Nullable Object> field(AwsColumn column) {
    TreeMap<String, @Nullable Object> made = new TreeMap<>();
    made.put(NAME, column.name());
    made.put(PUBLISHED, column.published());
    made.put(NEUTRAL, column.neutral());
    if (!column.comment().isEmpty()) {
      made.put(DOC, column.comment());
    }
    Object type = JsonText.read(column.type()).orElse("null");
    if (column.required()) {
      made.put(TYPE, type);
    } else {
      made.put(TYPE, AvroTypes.nullable(type));
      made.put(DEFAULT, null);
    }
    return made;
  }

  /** The schema of a text; empty where it is no record of Avro. */
  public static Optional<AvroSchema> of(String text) {
    if (!(JsonText.read(text).orElse("") instanceof Map<?, ?> made)
        || !(made.get("fields") instanceof List<?> fields)) {
      return Optional.empty();
    }
    List<AwsColumn> columns = new ArrayList<>();
    for (Object field : fields) {
      if (field instanceof Map<?, ?> parts) {
        columns.add(column(parts));
      }
    }
    return Optional.of(
        new AvroSchema(AvroTypes.word(made, NAME), AvroTypes.word(made, DOC), columns));
  }

  private static AwsColumn column(Map<?, ?> parts) {
    String name = AvroTypes.word(parts, NAME);
    String published = AvroTypes.word(parts, PUBLISHED);
    boolean nullable = false;
    Object type = parts.get(TYPE);
    if (type instanceof List<?> union && union.size() == 2 && "null".equals(union.get(0))) {
      nullable = true;
      type = union.get(1);
    }
    return new AwsColumn(
        name,
        JsonText.of(type),
        AvroTypes.word(parts, DOC),
        published.isEmpty() ? name : published,
        AvroTypes.word(parts, NEUTRAL),
        !nullable);
  }

  /** Whether a text says the same as this, however it is written. */
  public boolean isSaidBy(String other) {
    return JsonText.read(other).map(JsonText::of).filter(text()::equals).isPresent();
  }
}
