package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.provider.aws.redshift.fake.FakeState.Attached;
import io.meshwright.provider.aws.redshift.fake.FakeState.MaskPolicy;
import java.util.List;
import java.util.Set;

/** Statements about masking policies. */
final class FakeMasks {
  private final FakeState state;
  private final Set<String> roles;

  FakeMasks(FakeState state, Set<String> roles) {
    this.state = state;
    this.roles = roles;
  }

  void run(Sql sql) {
    if (sql.take("CREATE MASKING POLICY")) {
      create(sql);
    } else if (sql.take("DROP MASKING POLICY")) {
      String name = sql.next('n');
      FakeStatements.refuse(
          state.attachedMasks.stream().anyMatch(a -> a.policy().equals(name)),
          "policy " + name + " is attached");
      FakeStatements.refuse(
          state.maskPolicies.remove(name) == null, "policy " + name + " does not exist");
    } else if (sql.take("ATTACH MASKING POLICY")) {
      Attached where = where(sql, "TO");
      sql.need("PRIORITY");
      attach(where, Integer.parseInt(sql.next('d')));
    } else {
      sql.need("DETACH MASKING POLICY");
      Attached where = where(sql, "FROM");
      boolean gone =
          state.attachedMasks.removeIf(
              a ->
                  a.policy().equals(where.policy())
                      && a.isOn(where.schema(), where.table())
                      && a.column().equals(where.column())
                      && a.who().equals(where.who()));
      FakeStatements.refuse(!gone, "attachment does not exist");
    }
  }

  private void create(Sql sql) {
    String name = sql.next('n');
    FakeStatements.refuse(
        state.maskPolicies.containsKey(name), "policy " + name + " already exists");
    sql.need("WITH");
    sql.need("(");
    String input = sql.next('n');
    String type = sql.type();
    sql.need(")");
    sql.need("USING");
    sql.need("(");
    Sql.Node expression = sql.expression();
    sql.need(")");
    FakeStatements.names(expression)
        .forEach(n -> FakeStatements.refuse(!n.equals(input), "column " + n + " does not exist"));
    state.maskPolicies.put(
        name, new MaskPolicy(input, type, Sql.shown(expression, "masked_table")));
  }

  private Attached where(Sql sql, String word) {
    String policy = sql.next('n');
    FakeStatements.refuse(
        !state.maskPolicies.containsKey(policy), "policy " + policy + " does not exist");
    sql.need("ON");
    List<String> name = FakeStatements.name(sql);
    sql.need("(");
    String column = sql.next('n');
    sql.need(")");
    FakeStatements.refuse(
        !state.table(name.get(0), name.get(1)).columns().containsKey(column),
        "column " + column + " does not exist");
    sql.need(word);
    return new Attached(
        policy, name.get(0), name.get(1), column, FakeStatements.grantee(sql, roles), 0);
  }

  private void attach(Attached where, int priority) {
    for (Attached other : state.attachedMasks) {
      boolean same =
          other.isOn(where.schema(), where.table()) && other.column().equals(where.column());
      FakeStatements.refuse(
          same && other.priority() == priority && !other.policy().equals(where.policy()),
          "another policy is attached with same priority");
      FakeStatements.refuse(
          same && other.who().equals(where.who()), "another policy is attached to the same user");
    }
    MaskPolicy policy = state.maskPolicies.get(where.policy());
    String type =
        state
            .table(where.schema(), where.table())
            .columns()
            .getOrDefault(where.column(), new FakeState.Column("", false))
            .type();
    FakeStatements.refuse(
        policy == null || !policy.type().equals(type), "output does not fit the column");
    state.attachedMasks.add(
        new Attached(
            where.policy(), where.schema(), where.table(), where.column(), where.who(), priority));
  }
}
