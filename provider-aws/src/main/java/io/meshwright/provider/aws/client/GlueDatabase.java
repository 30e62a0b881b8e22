package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * A database as Glue has it.
 *
 * @param name its name
 * @param description may be empty
 * @param location may be empty
 * @param parameters names and values
 */
public record GlueDatabase(
    String name, String description, String location, SortedMap<String, String> parameters) {
  /** Copies the parameters. */
  public GlueDatabase {
    parameters = Ordered.map(parameters);
  }
}
