package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.List;
import java.util.Map;

/**
 * A column that a contract tells of and the server knows nothing of: what is in the files of a
 * stage, or goes into a model and comes out.
 *
 * @param name its published name
 * @param type text of its neutral type
 */
public record ToldColumn(String name, String type) {
  private static final String NAME = "name";
  private static final String TYPE = "type";

  static Value values(List<ToldColumn> columns) {
    return new Value.Seq(
        columns.stream()
            .map(c -> Attributes.object(Map.of(NAME, Value.of(c.name()), TYPE, Value.of(c.type()))))
            .toList());
  }

  static List<ToldColumn> of(Attributes values, String attribute) {
    return values.sequence(attribute).stream()
        .map(values::of)
        .map(c -> new ToldColumn(c.text(NAME), c.text(TYPE)))
        .toList();
  }
}
