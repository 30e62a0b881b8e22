package io.meshwright.provider.aws.redshift.resource;

import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Map;

/**
 * A column of a table.
 *
 * @param name its native name
 * @param type its type as {@code format_type} writes it, for example {@code numeric(10,2)}
 * @param required whether the server refuses NULL
 * @param published the name that its contract gives it
 * @param neutral text of the neutral type; empty where nobody says
 */
public record RsColumn(
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

  static RsColumn of(Attributes values) {
    return new RsColumn(
        values.text("name"),
        values.text("type"),
        values.bool("required"),
        values.text("published"),
        values.text("neutral"));
  }
}
