package io.meshwright.provider.snowflake.fake;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import java.util.List;
import java.util.Set;

/** A table of three rows: a region of two or none, and a number. */
abstract class JudgedTable extends JudgedState {
  static final DataValue EU = new DataValue.Text("EU");
  static final DataValue US = new DataValue.Text("US");

  final void readable(String grantee) {
    there(
        new SfTable(
            "D",
            "S",
            "T",
            List.of(
                new SfColumn("R", "VARCHAR(16777216)", false, "r", "text"),
                new SfColumn("N", "NUMBER(19,0)", false, "n", "int64")),
            ""),
        SfGrant.of("D", "", "", grantee, List.of("USAGE")),
        SfGrant.of("D", "S", "", grantee, List.of("USAGE")),
        SfGrant.of("D", "S", "T", grantee, List.of("SELECT")));
  }

  final List<List<DataValue>> shown(Set<String> active, Set<String> held) {
    return shown(
        SfTable.address(PLATFORM, "D", "S", "T"),
        List.of(
            List.of(EU, DataValue.Numeric.of(1)),
            List.of(US, DataValue.Numeric.of(2)),
            List.of(DataValue.Null.VALUE, DataValue.Numeric.of(3))),
        active,
        held);
  }

  final List<List<DataValue>> shown(String... active) {
    return shown(Set.of(active), Set.of(active));
  }

  static Expression isEu() {
    return new Expression.Compare(
        new Operand.ColumnRef("R"), Expression.Operator.EQ, new Operand.Literal(EU));
  }

  static Expression has(String role) {
    return new Expression.MemberOf(PrincipalId.ofNative("role:" + role));
  }
}
