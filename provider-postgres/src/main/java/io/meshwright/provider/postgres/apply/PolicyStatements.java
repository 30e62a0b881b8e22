package io.meshwright.provider.postgres.apply;

import io.meshwright.api.policy.Expression;
import io.meshwright.provider.postgres.client.DdlStep;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgConditions;
import io.meshwright.provider.postgres.sql.PgSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements about row policies. */
final class PolicyStatements implements Statements<PgPolicy> {
  @Override
  public List<DdlStep> create(Target<PgPolicy> target, Working working) {
    PgPolicy policy = target.object();
    return List.of(
        Sql.step(
            "CREATE POLICY",
            "%s AS %s FOR %s%s"
                .formatted(
                    on(policy),
                    policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE",
                    policy.command().name(),
                    body(policy, working))),
        comment(target));
  }

  @Override
  public List<DdlStep> alter(Target<PgPolicy> before, Target<PgPolicy> after, Working working) {
    List<DdlStep> steps = new ArrayList<>();
    if (sameFrame(before.object(), after.object())) {
      steps.add(Sql.step("ALTER POLICY", on(after.object()) + body(after.object(), working)));
      steps.add(comment(after));
      return steps;
    }
    steps.addAll(drop(before.object(), working));
    steps.addAll(create(after, working));
    return steps;
  }

  @Override
  public List<DdlStep> drop(PgPolicy object, Working working) {
    return List.of(Sql.step("DROP POLICY", on(object)));
  }

  /** The server can change conditions and roles, but neither add a missing one nor the rest. */
  private static boolean sameFrame(PgPolicy before, PgPolicy after) {
    return before.permissive() == after.permissive()
        && before.command() == after.command()
        && before.using().isPresent() == after.using().isPresent()
        && before.check().isPresent() == after.check().isPresent();
  }

  private static String on(PgPolicy policy) {
    return Sql.name(policy.name()) + " ON " + PgSql.qualified(policy.schema(), policy.table());
  }

  private static String body(PgPolicy policy, Working working) {
    ColumnTypes types = working.types(policy.schema(), policy.table());
    return " TO "
        + Sql.roles(policy.roles())
        + clause(" USING (", policy.using(), types)
        + clause(" WITH CHECK (", policy.check(), types);
  }

  private static String clause(String start, Optional<Expression> condition, ColumnTypes types) {
    return condition.map(c -> start + PgConditions.write(c, types) + ")").orElse("");
  }

  private static DdlStep comment(Target<PgPolicy> target) {
    return Sql.comment("POLICY " + on(target.object()), target.comment(""));
  }
}
