package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgResource;
import java.util.List;

/**
 * The statements of one kind of object. Whoever cannot write one throws a {@code MeshException} of
 * kind USER, or an {@code IllegalArgumentException} where a name or text is not fit for SQL.
 *
 * @param <T> the kind
 */
interface Statements<T extends PgResource> {
  /** Makes it, with its marker. */
  List<DdlStep> create(Target<T> target, Working working);

  /** Turns one into the other, in place where the server can. */
  List<DdlStep> alter(Target<T> before, Target<T> after, Working working);

  /** Drops it and nothing else. */
  List<DdlStep> drop(T object, Working working);
}
