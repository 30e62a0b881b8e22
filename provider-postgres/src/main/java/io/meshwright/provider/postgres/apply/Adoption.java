package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.PgComment;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.PgSql;
import java.util.List;

/**
 * What has to be done before somebody else's object can be changed as ours: a marker counts only on
 * what the deployer owns, so it becomes the owner, in the transaction that writes the marker.
 */
final class Adoption {
  private Adoption() {}

  static List<DdlStep> steps(PgResource object, Working working) {
    return switch (object) {
      case PgSchema o -> owned("ALTER SCHEMA", Sql.name(o.name()));
      case PgTable o -> owned("ALTER TABLE", PgSql.qualified(o.schema(), o.name()));
      case PgView o -> owned("ALTER VIEW", PgSql.qualified(o.schema(), o.name()));
      case PgRole o -> checkedRole(o, working);
      case PgMembership o -> List.of();
      case PgPolicy o -> List.of();
      case PgGrant o -> List.of();
    };
  }

  /** The object as it is once these steps are done. */
  static PgResource after(PgResource object, Working working) {
    return object instanceof PgView view
        ? new PgView(
            view.schema(),
            view.name(),
            view.body(),
            view.securityBarrier(),
            view.securityInvoker(),
            working.server().user(),
            view.comment())
        : object;
  }

  private static List<DdlStep> owned(String what, String name) {
    return List.of(Sql.step(what, name + " OWNER TO CURRENT_USER"));
  }

  /** Roles are the whole server's: one that is ours in another database is not adopted here. */
  private static List<DdlStep> checkedRole(PgRole role, Working working) {
    PgComment comment = working.ledgers().comment(role.name());
    if (comment.marker().isPresent()) {
      throw Sql.refusal(
          "its marker says that it belongs to mesh '%s' in database '%s'"
              .formatted(comment.marker().get().mesh(), comment.database().orElse("unknown")));
    }
    return List.of();
  }
}
