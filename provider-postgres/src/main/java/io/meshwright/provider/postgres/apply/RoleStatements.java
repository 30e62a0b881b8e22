package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.client.PgComment;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Statements about roles. A role that logs in gets its password by a step of its own. */
final class RoleStatements implements Statements<PgRole> {
  @Override
  public List<DdlStep> create(Target<PgRole> target, Working working) {
    PgRole role = restricted(target.object());
    List<DdlStep> steps = new ArrayList<>();
    steps.add(Sql.step("CREATE ROLE", Sql.name(role.name()) + login(role)));
    if (role.login()) {
      steps.add(new DdlStep.Password(role.name()));
    }
    steps.add(comment(target, Ordered.set(List.of()), working));
    return steps;
  }

  @Override
  public List<DdlStep> alter(Target<PgRole> before, Target<PgRole> after, Working working) {
    PgRole was = before.object();
    PgRole role = restricted(after.object());
    List<DdlStep> steps = new ArrayList<>();
    if (was.login() != role.login()) {
      steps.add(Sql.step("ALTER ROLE", Sql.name(role.name()) + login(role)));
    }
    if (role.login() && !was.login()) {
      steps.add(new DdlStep.Password(role.name()));
    }
    if (was.unrestricted()) {
      steps.add(Sql.step("ALTER ROLE", Sql.name(role.name()) + " NOSUPERUSER NOBYPASSRLS"));
    }
    steps.add(comment(after, was.staleClaims(), working));
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgRole object, Working working) {
    working.ledgers().dropped(object.name());
    return List.of(Sql.step("DROP ROLE", Sql.name(object.name())));
  }

  private static PgRole restricted(PgRole role) {
    if (role.unrestricted()) {
      throw Sql.refusal("a role that passes by row security is never made");
    }
    return role;
  }

  private static String login(PgRole role) {
    return role.login() ? " LOGIN" : " NOLOGIN";
  }

  private static DdlStep comment(
      Target<PgRole> target, SortedSet<String> staleClaims, Working working) {
    PgRole role = target.object();
    PgComment comment = target.comment(role.comment()).in(working.server().database());
    return Sql.comment(
        "ROLE " + Sql.name(role.name()),
        working.ledgers().written(role.name(), comment, staleClaims));
  }
}
