package io.meshwright.engine.spec;

import io.meshwright.api.schema.DataType;
import io.meshwright.engine.source.TypeFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The custom property of a column that says its neutral type outright. ODCS has no place for some
 * of what a type is, the digits of a decimal for one, but in the name of a native type.
 */
final class NeutralType {
  /** Name of the custom property. */
  static final String PROPERTY = TypeFields.OUTRIGHT;

  private static final Map<String, DataType> WORDS = words();
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d{1,2}),(\\d{1,2})\\)");
  private static final Pattern TEXT = Pattern.compile("text\\((\\d{1,10})\\)");

  private NeutralType() {}

  private static Map<String, DataType> words() {
    Map<String, DataType> words = new TreeMap<>();
    for (DataType type :
        List.of(
            new DataType.Bool(),
            new DataType.Int32(),
            new DataType.Int64(),
            new DataType.Float32(),
            new DataType.Float64(),
            DataType.Text.unlimited(),
            new DataType.Binary(),
            new DataType.Date(),
            new DataType.Time(),
            new DataType.Timestamp(),
            new DataType.TimestampTz(),
            new DataType.Json(),
            new DataType.Uuid(),
            new DataType.Xml())) {
      words.put(type.text(), type);
    }
    return Map.copyOf(words);
  }

  /** What the property says, where it is there. */
  static Optional<YamlNode.Scalar> written(MappingReader reader) {
    return custom(reader, PROPERTY);
  }

  /** The value of a custom property. */
  static Optional<YamlNode.Scalar> custom(MappingReader reader, String name) {
    if (reader.node("customProperties").isPresent()
        && reader.node("customProperties").get() instanceof YamlNode.Sequence list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlNode.Mapping mapping
            && entry(mapping, "property").filter(p -> p.text().equals(name)).isPresent()) {
          return entry(mapping, "value");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<YamlNode.Scalar> entry(YamlNode.Mapping mapping, String key) {
    return mapping.entries().stream()
        .filter(e -> e.key().text().equals(key))
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Scalar.class::isInstance)
        .map(YamlNode.Scalar.class::cast)
        .findFirst();
  }

  /**
   * The type of a text such as {@code decimal(10,2)}.
   *
   * @param properties what the column's properties make; asked for a {@code map}, whose key and
   *     value they are
   * @throws IllegalArgumentException with a message for people where it is no type
   */
  static DataType of(String text, Supplier<Optional<DataType>> properties) {
    DataType word = WORDS.get(text);
    if (word != null) {
      return word;
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return new DataType.Decimal(number(decimal, 1), number(decimal, 2));
    }
    Matcher length = TEXT.matcher(text);
    if (length.matches()) {
      return DataType.Text.upTo(number(length, 1));
    }
    if (text.equals("map")
        && properties.get().orElse(new DataType.Json()) instanceof DataType.Struct struct
        && struct.fields().size() == 2
        && struct.fields().get(0).name().equals("key")
        && struct.fields().get(1).name().equals("value")) {
      return new DataType.MapOf(struct.fields().get(0).type(), struct.fields().get(1).type());
    }
    throw new IllegalArgumentException(
        text.equals("map")
            ? "a map has the two properties 'key' and 'value'"
            : "'" + text + "' is no type; write int64, decimal(10,2), text(20), uuid, map ...");
  }

  private static int number(Matcher matcher, int group) {
    long number = Long.parseLong(String.valueOf(matcher.group(group)));
    return (int) Math.min(number, Integer.MAX_VALUE);
  }
}
