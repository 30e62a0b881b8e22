package io.meshwright.provider.postgres.apply;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.PgComment;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.sql.PgSql;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Pieces that the statements of several kinds share. */
final class Sql {
  private Sql() {}

  static DdlStep step(String what, String rest) {
    return new DdlStep.Sql(what, what + " " + rest);
  }

  static String name(String name) {
    return PgSql.quoteIdentifier(name);
  }

  static String names(Collection<String> names) {
    return names.stream().map(PgSql::quoteIdentifier).collect(Collectors.joining(", "));
  }

  /** A role in a list of grantees. */
  static String role(String role) {
    return role.equals(PgResource.PUBLIC) ? "PUBLIC" : PgSql.quoteIdentifier(role);
  }

  static String roles(Collection<String> roles) {
    return roles.stream().map(Sql::role).collect(Collectors.joining(", "));
  }

  /**
   * A comment with its marker.
   *
   * @param on what it is on, for example {@code TABLE "a"."b"}
   */
  static DdlStep comment(String on, PgComment comment) {
    return new DdlStep.Sql("COMMENT", "COMMENT ON " + on + " IS " + literal(comment.text()));
  }

  static DdlStep columnComment(String relation, String column, String text) {
    String on = "COLUMN " + relation + "." + PgSql.quoteIdentifier(column);
    return new DdlStep.Sql("COMMENT", "COMMENT ON " + on + " IS " + literal(text));
  }

  private static String literal(String text) {
    return text.isEmpty() ? "NULL" : PgSql.quoteLiteral(text);
  }

  /** Whether a marker or description has to be written. */
  static boolean differs(Optional<PgComment> before, PgComment after) {
    return before.map(b -> !b.equals(after)).orElse(true);
  }

  static MeshException refusal(String message) {
    return new MeshException(ErrorKind.USER, message);
  }
}
