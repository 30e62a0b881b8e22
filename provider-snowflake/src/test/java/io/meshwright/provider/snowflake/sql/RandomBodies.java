package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.testkit.generate.Choice;
import io.meshwright.testkit.generate.RandomFilters;
import io.meshwright.testkit.generate.RandomTables;
import io.meshwright.testkit.generate.TableDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Conditions and rules over tables of every type, one per seed.
 *
 * @param types neutral type per column
 * @param rows a condition in normal form
 * @param column a column
 * @param rule what a masking policy makes of it
 */
record RandomBodies(
    SortedMap<String, DataType> types, Expression rows, String column, CellRule rule) {
  static final int CASES = Integer.getInteger("meshwright.laws", 3_000);

  private static final List<PrincipalId> ROLES =
      List.of(
          PrincipalId.ofNative("role:ANALYST"),
          PrincipalId.ofNative("role:_A$1"),
          PrincipalId.ofNative("role:SALES_READ"),
          PrincipalId.ofNative("database-role:ORDERS__SHARED__A_B"),
          PrincipalId.ofNative("database-role:_R"),
          PrincipalId.ofNative("account:ORG.ACC_1"));

  static RandomBodies of(long seed) {
    Choice choice = Choice.of(seed);
    TableDraft draft = new RandomTables(choice).draft("t", RandomTables.ALL_TYPES);
    Map<String, DataType> byName =
        draft.schema().columns().stream().collect(Collectors.toMap(Column::name, Column::type));
    Column column = choice.oneOf(draft.schema().columns());
    List<CellRule.MaskCase> cases = new ArrayList<>();
    for (int i = choice.between(0, 2); i > 0; i--) {
      cases.add(new CellRule.MaskCase(condition(choice, draft), mask(choice, draft, column)));
    }
    return new RandomBodies(
        Ordered.map(byName),
        condition(choice, draft),
        column.name(),
        new CellRule(condition(choice, draft), cases));
  }

  private static Expression condition(Choice choice, TableDraft draft) {
    return NormalForm.of(new RandomFilters(choice, draft, ROLES).filter());
  }

  private static Mask mask(Choice choice, TableDraft draft, Column column) {
    List<Mask> all = new ArrayList<>(List.of(new Mask.Nullify(), new Mask.Redact()));
    draft.constants(column).forEach(v -> all.add(new Mask.Constant(v)));
    all.add(new Mask.Hash(Optional.empty()));
    all.add(new Mask.Partial(choice.between(0, 3), choice.between(0, 3)));
    all.add(new Mask.TruncateText(choice.between(0, 4)));
    all.add(new Mask.TruncateTime(choice.oneOf(List.of(Mask.Unit.values()))));
    all.add(
        new Mask.TruncateNumber(
            choice.oneOf(List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("0.5")))));
    List<Mask> fitting =
        all.stream().filter(m -> Masking.refusal(m, column.type()).isEmpty()).toList();
    return SfMasks.canonical(choice.oneOf(fitting), column.type());
  }

  /** What a view would select that shows all columns of a table, one of them by the rule. */
  SfView view(String table) {
    return new SfView(
        "D",
        "it's \"S\"",
        "V",
        true,
        new SfView.Body.Ruled(
            new SfView.Base("D", "it's \"S\"", table),
            types.keySet().stream().map(SfView.Shown::of).toList(),
            rows,
            new TreeMap<>(Map.of(column, rule))),
        "");
  }

  /**
   * The same as a port's, in another database and with other names of columns, one of them twice.
   */
  SfView port(String table) {
    SfView.Body.Ruled body = (SfView.Body.Ruled) view(table).body();
    List<SfView.Shown> columns = new ArrayList<>();
    types.forEach(
        (name, type) ->
            columns.add(new SfView.Shown("A " + name, name, "published " + name, type.text())));
    columns.add(new SfView.Shown("\"RAW", column, "raw", "text"));
    return new SfView(
        "E",
        "P",
        "V",
        true,
        new SfView.Body.Ruled(
            body.table(), columns, body.rows(), new TreeMap<>(Map.of("A " + column, rule))),
        "told");
  }

  /** Statements that make it, and put it in the place of another. */
  List<SqlText> views(String comment) throws UnwritableException {
    return views(view("T"), comment);
  }

  /** Statements that make a view over the table, and put it in the place of another. */
  List<SqlText> views(SfView view, String comment) throws UnwritableException {
    SfView.Body.Ruled body = (SfView.Body.Ruled) view.body();
    return List.of(
        ViewStatements.create(view, body, types, comment),
        ViewStatements.replace(view, body, types, comment));
  }
}
