package io.meshwright.provider.aws.resource;

import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Map;

/**
 * A column of a Glue table.
 *
 * @param name its native name, in small letters
 * @param type its Hive type, for example {@code decimal(10,2)}
 * @param comment for people; at most 255 characters
 * @param published the name that its contract gives it; equal to the native one where that can be
 *     kept
 * @param neutral text of the neutral type; empty where nobody says
 * @param required whether its contract promises a value; Glue does not enforce it
 */
public record AwsColumn(
    String name, String type, String comment, String published, String neutral, boolean required) {

  Value toValue() {
    return Attributes.object(
        Map.of(
            "name", Value.of(name),
            "type", Value.of(type),
            "comment", Value.of(comment),
            "published", Value.of(published),
            "neutral", Value.of(neutral),
            "required", Value.of(required)));
  }

  static AwsColumn of(Attributes values) {
    return new AwsColumn(
        values.text("name"),
        values.text("type"),
        values.text("comment"),
        values.text("published"),
        values.text("neutral"),
        values.bool("required"));
  }
}
