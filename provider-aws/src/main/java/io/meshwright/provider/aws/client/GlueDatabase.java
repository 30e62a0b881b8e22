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
 * @param opensTables whether new tables in it are open to whomever IAM lets; never written as true
 */
public record GlueDatabase(
    String name,
    String description,
    String location,
    SortedMap<String, String> parameters,
    boolean opensTables) {
  /** Copies the parameters. */
  public GlueDatabase {
    parameters = Ordered.map(parameters);
  }

  /** One whose new tables are closed. */
  public GlueDatabase(
      String name, String description, String location, SortedMap<String, String> parameters) {
    this(name, description, location, parameters, false);
  }
}
