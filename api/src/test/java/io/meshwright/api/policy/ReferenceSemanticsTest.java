package io.meshwright.api.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression.Operator;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceSemanticsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final TableAddress TABLE =
      new TableAddress(
          new PortAddress(ProductAddress.of("sales", "orders"), "orders", 1), "orders");
  private static final TableSchema SCHEMA =
      TableSchema.of(
          "orders",
          List.of(
              Column.of("region", DataType.Text.unlimited()),
              Column.of("email", DataType.Text.unlimited()),
              Column.of("margin", new DataType.Int64())));
  private static final Expression EU =
      Expression.compare("region", Operator.EQ, new DataValue.Text("EU"));
  private static final Expression US =
      Expression.compare("region", Operator.EQ, new DataValue.Text("US"));

  private final List<TablePolicies.Grant> grants = new ArrayList<>();
  private final List<TablePolicies.Denial> denials = new ArrayList<>();
  private final List<TablePolicies.KeptRows> kept = new ArrayList<>();
  private final Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();

  private static PrincipalId group(String name) {
    return new PrincipalId(PrincipalId.Kind.GROUP, name);
  }

  private void grant(String to, Expression rows, String... columns) {
    grants.add(
        new TablePolicies.Grant(
            new PolicyId("g" + grants.size()),
            Ordered.set(List.of(group(to))),
            Ordered.set(List.of(Privilege.READ)),
            Ordered.set(List.of(columns)),
            rows,
            Optional.empty()));
  }

  private void deny(String to, Expression rows, String... columns) {
    denials.add(
        new TablePolicies.Denial(
            new PolicyId("d" + denials.size()),
            Ordered.set(List.of(group(to))),
            Ordered.set(List.of(Privilege.READ)),
            Ordered.set(List.of(columns)),
            rows,
            Optional.empty()));
  }

  private void mask(String column, Mask mask, String... except) {
    masks
        .computeIfAbsent(column, k -> new ArrayList<>())
        .add(
            new TablePolicies.ColumnMask(
                new PolicyId("m" + column),
                mask,
                Ordered.set(Arrays.stream(except).map(ReferenceSemanticsTest::group).toList())));
  }

  private TablePolicies policies() {
    return new TablePolicies(
        TABLE,
        SCHEMA,
        grants,
        denials,
        kept,
        Ordered.map(masks),
        Optional.of(PrincipalId.parse("service:etl")));
  }

  private Optional<List<String>> read(@Nullable String region, String... groups) {
    return read(
        Arrays.stream(groups).map(ReferenceSemanticsTest::group).toList(),
        region == null ? DataValue.Null.VALUE : new DataValue.Text(region));
  }

  private Optional<List<String>> read(List<PrincipalId> principals, DataValue region) {
    Evaluator evaluator =
        new Evaluator(new Session(new SessionId("s"), Ordered.set(principals)), NOW);
    Map<String, DataValue> row =
        Map.of(
            "region",
            region,
            "email",
            new DataValue.Text("a@b"),
            "margin",
            DataValue.Numeric.of(7));
    return RowView.of(ReferenceSemantics.rules(policies()), SCHEMA, row, evaluator)
        .map(
            v ->
                SCHEMA.columnNames().stream()
                    .map(c -> v.cells().getOrDefault(c, DataValue.Null.VALUE).text())
                    .toList());
  }

  @Test
  void nothingIsVisibleWithoutAGrant() {
    assertThat(read("EU", "anybody")).isEmpty();
  }

  @Test
  void theUnionIsOverCellsNotOverColumnsAndRowsApart() {
    grant("analysts", EU, "region", "email");
    grant("leads", US, "region", "margin");
    assertThat(read("EU", "analysts", "leads")).contains(List.of("'EU'", "'a@b'", "NULL"));
    assertThat(read("US", "analysts", "leads")).contains(List.of("'US'", "NULL", "7"));
    assertThat(read("APAC", "analysts", "leads")).isEmpty();
  }

  @Test
  void denyWinsOverEveryGrantAlsoWhereItsFilterIsUnknown() {
    grant("analysts", Expression.Constant.TRUE, "region", "email", "margin");
    deny("contractors", EU, "region", "email", "margin");
    assertThat(read("EU", "analysts", "contractors")).isEmpty();
    assertThat(read(null, "analysts", "contractors")).isEmpty();
    assertThat(read("US", "analysts", "contractors")).isPresent();
  }

  @Test
  void aRowWithNoVisibleCellIsNotSeen() {
    grant("analysts", Expression.Constant.TRUE, "email");
    deny("contractors", Expression.Constant.TRUE, "email");
    assertThat(read("EU", "analysts", "contractors")).isEmpty();
  }

  @Test
  void aRowPolicyBindsWhateverIsGranted() {
    grant("analysts", Expression.Constant.TRUE, "region", "email", "margin");
    kept.add(
        new TablePolicies.KeptRows(new PolicyId("k"), EU, Ordered.set(List.of(group("privacy")))));
    assertThat(read("US", "analysts")).isEmpty();
    assertThat(read("US", "analysts", "privacy")).isPresent();
    assertThat(read("US", "privacy")).isEmpty();
  }

  @Test
  void theStrongestMaskThatBindsTheSessionWins() {
    grant("analysts", Expression.Constant.TRUE, "email");
    mask("email", new Mask.Nullify(), "privacy");
    mask("email", new Mask.Partial(1, 0), "leads");
    assertThat(read("EU", "analysts")).contains(List.of("NULL", "NULL", "NULL"));
    assertThat(read("EU", "analysts", "privacy")).contains(List.of("NULL", "'a**'", "NULL"));
    assertThat(read("EU", "analysts", "privacy", "leads"))
        .contains(List.of("NULL", "'a@b'", "NULL"));
  }

  @Test
  void theProducerReadsUnfilteredAndUnmasked() {
    mask("email", new Mask.Nullify());
    assertThat(read(List.of(PrincipalId.parse("service:etl")), DataValue.Null.VALUE))
        .contains(List.of("NULL", "'a@b'", "7"));
  }

  private Optional<List<String>> readHolding(String active, String inactive) {
    Evaluator evaluator =
        new Evaluator(
            new Session(
                new SessionId("s"),
                Ordered.set(List.of(group(active))),
                Ordered.set(List.of(group(inactive)))),
            NOW);
    Map<String, DataValue> row = Map.of("region", new DataValue.Text("EU"));
    return RowView.of(ReferenceSemantics.rules(policies()), SCHEMA, row, evaluator)
        .map(v -> v.cells().values().stream().map(DataValue::text).toList());
  }

  @Test
  void sheddingARoleShedsNoDenialAndNoMask() {
    grant("analysts", Expression.Constant.TRUE, "region");
    deny("contractors", Expression.Constant.TRUE, "region");
    assertThat(readHolding("analysts", "leads")).isPresent();
    assertThat(readHolding("analysts", "contractors")).isEmpty();
  }

  @Test
  void whatIsHeldAndNotActiveGivesNothing() {
    grant("analysts", Expression.Constant.TRUE, "region");
    assertThat(readHolding("leads", "analysts")).isEmpty();
    grant("leads", Expression.not(new Expression.MemberOf(group("interns"))), "region");
    assertThat(readHolding("leads", "analysts")).isPresent();
    assertThat(readHolding("leads", "interns")).isEmpty();
    mask("region", new Mask.Redact(), "privacy");
    assertThat(readHolding("leads", "privacy"))
        .hasValueSatisfying(v -> assertThat(v).contains("'****'"));
  }

  @Test
  void aManagerReadsRawAndADenialBindsHimToo() {
    grants.add(
        new TablePolicies.Grant(
            new PolicyId("manages"),
            Ordered.set(List.of(group("leads"))),
            Ordered.set(List.of(Privilege.MANAGE)),
            Ordered.set(SCHEMA.columnNames()),
            Expression.Constant.TRUE,
            Optional.empty()));
    mask("email", new Mask.Nullify());
    kept.add(new TablePolicies.KeptRows(new PolicyId("k"), US, Ordered.set(List.of())));
    assertThat(read("EU", "leads")).contains(List.of("'EU'", "'a@b'", "7"));
    deny("leads", Expression.Constant.TRUE, "email");
    assertThat(read("EU", "leads")).contains(List.of("'EU'", "NULL", "7"));
  }

  /** Whether he manages a row whose region is NULL is unknown, so that the mask binds him there. */
  @Test
  void aMaskBindsUnlessItsConditionIsFalse() {
    grants.add(
        new TablePolicies.Grant(
            new PolicyId("manages"),
            Ordered.set(List.of(group("leads"))),
            Ordered.set(List.of(Privilege.MANAGE)),
            Ordered.set(SCHEMA.columnNames()),
            Expression.Constant.TRUE,
            Optional.empty()));
    grant("leads", Expression.Constant.TRUE, "email", "margin");
    denials.add(
        new TablePolicies.Denial(
            new PolicyId("no-managing"),
            Ordered.set(List.of(group("leads"))),
            Ordered.set(List.of(Privilege.MANAGE)),
            Ordered.set(SCHEMA.columnNames()),
            EU,
            Optional.empty()));
    mask("email", new Mask.Redact());
    assertThat(read("US", "leads")).contains(List.of("'US'", "'a@b'", "7"));
    assertThat(read("EU", "leads")).contains(List.of("NULL", "'****'", "7"));
    assertThat(read(null, "leads")).contains(List.of("NULL", "'****'", "7"));
  }

  @Test
  void writingIsNoReadingAndManagingIsEverything() {
    grants.add(
        new TablePolicies.Grant(
            new PolicyId("writes"),
            Ordered.set(List.of(group("loaders"))),
            Ordered.set(List.of(Privilege.WRITE)),
            Ordered.set(SCHEMA.columnNames()),
            EU,
            Optional.empty()));
    AccessRules rules = ReferenceSemantics.rules(policies());
    Exposure loader =
        Exposure.of(
            rules, new Session(new SessionId("l"), Ordered.set(List.of(group("loaders")))), NOW);
    assertThat(loader.columns()).isEmpty();
    assertThat(loader.write()).isEqualTo(EU);
    assertThat(loader.manage()).isFalse();
  }

  @Test
  void aGrantIsOverAtTheInstantItself() {
    grants.add(
        new TablePolicies.Grant(
            new PolicyId("until-now"),
            Ordered.set(List.of(group("analysts"))),
            Ordered.set(List.of(Privilege.READ)),
            Ordered.set(SCHEMA.columnNames()),
            Expression.Constant.TRUE,
            Optional.of(NOW)));
    assertThat(read("EU", "analysts")).isEmpty();
  }
}
