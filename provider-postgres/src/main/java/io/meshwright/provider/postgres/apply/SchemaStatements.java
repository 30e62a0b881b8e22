package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgSchema;
import java.util.List;

/** Statements about schemas. */
final class SchemaStatements implements Statements<PgSchema> {
  @Override
  public List<DdlStep> create(Target<PgSchema> target, Working working) {
    String name = target.object().name();
    return List.of(
        Sql.step("CREATE SCHEMA", Sql.name(name)), DefaultRights.ofSchema(name), comment(target));
  }

  @Override
  public List<DdlStep> alter(Target<PgSchema> before, Target<PgSchema> after, Working working) {
    return List.of(comment(after));
  }

  @Override
  public List<DdlStep> drop(PgSchema object, Working working) {
    return List.of(Sql.step("DROP SCHEMA", Sql.name(object.name())));
  }

  private static DdlStep comment(Target<PgSchema> target) {
    PgSchema schema = target.object();
    return Sql.comment("SCHEMA " + Sql.name(schema.name()), target.comment(schema.comment()));
  }
}
