package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * A registry as Glue has it.
 *
 * @param name its name
 * @param description may be empty
 * @param tags all tags
 */
public record GlueRegistry(String name, String description, SortedMap<String, String> tags) {
  /** Copies the tags. */
  public GlueRegistry {
    tags = Ordered.map(tags);
  }
}
