package io.meshwright.provider.snowflake.resource;

import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Map;

/**
 * A column of a table.
 *
 * @param name its native name
 * @param type its type as the server shows it, for example {@code NUMBER(10,2)}
 * @param required whether the server refuses NULL
 * @param published the name that its contract gives it
 * @param neutral text of the neutral type; empty where nobody says
 */
public record SfColumn(
    String name, String type, boolean required, String published, String neutral) {

  Value toValue() {
    return Attributes.object(
        Map.of(
            "name", Value.of(name),
            "type", Value.of(type),
            "required", Value.of(required),
            "published", Value.of(published),
            "neutral", Value.of(neutral)));
  }

  static SfColumn of(Attributes values) {
    return new SfColumn(
        values.text("name"),
        values.text("type"),
        values.bool("required"),
        values.text("published"),
        values.text("neutral"));
  }
}
