package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.snowflake.client.AttachedPolicy;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.resource.PolicyNames;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTag;
import io.meshwright.provider.snowflake.resource.SfTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a container may go. What is dropped takes with it all that is in it, and the server asks
 * for no emptiness: so it is asked for here.
 */
final class Emptiness {
  private final SfLive live;

  Emptiness(SfLive live) {
    this.live = live;
  }

  /**
   * Checks that nothing is in a database but the schema that it is made with.
   *
   * @throws MeshException of kind CONFLICT where something is
   */
  void check(SfDatabase database) {
    Optional<String> schema =
        live.schemas(database.name()).stream().filter(s -> !s.equals(SfSchema.PUBLIC)).findFirst();
    if (schema.filter(SfTag.SCHEMA::equals).isPresent()) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "database %s holds schema %s with the tags of this platform; write 'tags: none' in its settings, so that they go first, and plan again"
              .formatted(database.name(), SfTag.SCHEMA));
    }
    schema.ifPresent(s -> refuse("database " + database.name(), "schema " + s));
    check(new SfSchema(database.name(), SfSchema.PUBLIC, false, ""));
  }

  /**
   * Checks that no table, view, stage, task, stream or policy of others is in a schema.
   *
   * @throws MeshException of kind CONFLICT where something is
   */
  void check(SfSchema schema) {
    String name = "schema " + schema.database() + "." + schema.name();
    live.tables(schema.database()).stream()
        .filter(t -> t.schema().equals(schema.name()))
        .map(SfTable::name)
        .findFirst()
        .ifPresent(t -> refuse(name, "table " + t));
    live.facts().keySet().stream()
        .filter(a -> a.kind().equals(SfTag.KIND))
        .filter(a -> a.path().subList(0, 2).equals(List.of(schema.database(), schema.name())))
        .findFirst()
        .ifPresent(a -> refuse(name, "tag " + a.path().get(2)));
    live.facts().keySet().stream()
        .filter(a -> Set.of(SfTask.KIND, SfStream.KIND).contains(a.kind()))
        .filter(a -> a.path().subList(0, 2).equals(List.of(schema.database(), schema.name())))
        .map(a -> a.kind() + " " + a.path().get(2))
        .findFirst()
        .ifPresent(what -> refuse(name, what));
    live.stages(schema.database()).stream()
        .filter(s -> s.schema().equals(schema.name()))
        .findFirst()
        .ifPresent(s -> refuse(name, "stage " + s.name()));
    live.policies(schema.database()).stream()
        .filter(p -> p.schema().equals(schema.name()))
        .map(AttachedPolicy::name)
        .filter(p -> !PolicyNames.isOurs(p))
        .findFirst()
        .ifPresent(p -> refuse(name, "policy " + p));
  }

  private static void refuse(String container, String content) {
    throw new MeshException(
        ErrorKind.CONFLICT,
        "%s holds %s, which would go with it; move that elsewhere or drop it, and plan again"
            .formatted(container, content));
  }
}
