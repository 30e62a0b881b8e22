package io.meshwright.provider.postgres.apply;

import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgMembership;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements about memberships. Since version 16 a membership has options of its own and there may
 * be one by each grantor; see <a
 * href="https://www.postgresql.org/docs/18/sql-grant.html">GRANT</a>. What a member passed on goes
 * with its membership, or it could keep us from taking that away.
 */
final class MembershipStatements implements Statements<PgMembership> {
  @Override
  public List<DdlStep> create(Target<PgMembership> target, Working working) {
    working.ledgers().made(target.object(), target.owner());
    return List.of(grant(target.object(), working));
  }

  @Override
  public List<DdlStep> alter(
      Target<PgMembership> before, Target<PgMembership> after, Working working) {
    List<DdlStep> steps = new ArrayList<>(drop(before.object(), working));
    working.ledgers().made(after.object(), after.owner());
    steps.add(grant(after.object(), working));
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgMembership object, Working working) {
    working.ledgers().taken(object);
    String rest = Sql.name(object.role()) + " FROM " + Sql.name(object.member());
    if (!working.server().grantsInheritance()) {
      return List.of(Sql.step("REVOKE", rest + " CASCADE"));
    }
    return working.grantors(object).stream()
        .map(grantor -> Sql.step("REVOKE", rest + " GRANTED BY " + Sql.name(grantor) + " CASCADE"))
        .toList();
  }

  private static DdlStep grant(PgMembership membership, Working working) {
    if (!working.server().grantsInheritance()) {
      throw Sql.refusal(
          "PostgreSQL before version 16 cannot keep a member from SET ROLE, which would shed"
              + " denials; use version 16 or newer");
    }
    return Sql.step(
        "GRANT",
        "%s TO %s WITH ADMIN %s, INHERIT %s, SET %s"
            .formatted(
                Sql.name(membership.role()),
                Sql.name(membership.member()),
                word(membership.admin()),
                word(membership.inherit()),
                word(membership.set())));
  }

  private static String word(boolean value) {
    return value ? "TRUE" : "FALSE";
  }
}
