package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * A job as Glue has it, but for what its owner may tune.
 *
 * @param name its name
 * @param description ours is its marker
 * @param command {@code glueetl}, {@code gluestreaming} or another
 * @param script where its script lies
 * @param role the role that it acts as
 * @param version of Glue
 * @param arguments what each run is told
 * @param rest what else decides on what runs, by name; ours has none
 */
public record GlueJob(
    String name,
    String description,
    String command,
    String script,
    String role,
    String version,
    SortedMap<String, String> arguments,
    SortedMap<String, String> rest) {
  /** Copies the maps. */
  public GlueJob {
    arguments = Ordered.map(arguments);
    rest = Ordered.map(rest);
  }

  /** Names of arguments only: values may be secrets of others. */
  @Override
  public String toString() {
    return "GlueJob[%s, %s, %s, %s, %s, %s, %s, %s]"
        .formatted(
            name, description, command, script, role, version, arguments.keySet(), rest.keySet());
  }
}
