package io.meshwright.provider.postgres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.provider.postgres.resource.PgGrant;
import io.meshwright.provider.postgres.resource.PgMembership;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgTypes;
import io.meshwright.provider.postgres.sql.PgViews;
import io.meshwright.provider.postgres.testing.Slices;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PgTranslatorTest {
  private static final PrincipalId ANALYSTS = PrincipalId.parse("group:analysts");
  private static final PrincipalId PRIVACY = PrincipalId.parse("group:privacy");
  private static final PrincipalId ETL = PrincipalId.parse("service:etl");
  private static final TableSchema SCHEMA =
      new TableSchema(
          "orders",
          Optional.empty(),
          "One row per order.",
          List.of(
              Column.builder("id", new DataType.Int64()).primaryKey(1).build(),
              Column.builder("region", DataType.Text.upTo(2)).description("ISO code").build(),
              Column.builder("email", DataType.Text.unlimited()).unique(true).build(),
              Column.of("amount", new DataType.Decimal(12, 2))));

  private static TableAddress table(String port, String name) {
    return new TableAddress(new PortAddress(ProductAddress.of("sales", "orders"), port, 1), name);
  }

  private static TablePolicies.Grant grant(String id, Privilege privilege, String... columns) {
    return new TablePolicies.Grant(
        new PolicyId(id),
        Ordered.set(List.of(ANALYSTS)),
        Ordered.set(List.of(privilege)),
        columns.length == 0 ? new ColumnSelection.All().of(SCHEMA) : Ordered.set(List.of(columns)),
        Expression.Constant.TRUE,
        Optional.empty());
  }

  private static TablePolicies.Denial denial(String id, Privilege privilege, String... columns) {
    TablePolicies.Grant grant = grant(id, privilege, columns);
    return new TablePolicies.Denial(
        grant.policy(),
        grant.to(),
        grant.privileges(),
        grant.columns(),
        grant.rows(),
        grant.until());
  }

  private static TablePolicies policies(
      List<TablePolicies.Grant> grants,
      List<TablePolicies.Denial> denials,
      Map<String, List<TablePolicies.ColumnMask>> masks) {
    return new TablePolicies(
        table("orders", "orders"),
        SCHEMA,
        grants,
        denials,
        List.of(),
        Ordered.map(masks),
        Optional.empty());
  }

  private static Map<String, List<TablePolicies.ColumnMask>> mask(String column, Mask mask) {
    return Map.of(
        column,
        List.of(
            new TablePolicies.ColumnMask(new PolicyId("m"), mask, Ordered.set(List.of(PRIVACY)))));
  }

  private static Translation translate(TablePolicies policies) {
    return Slices.translate(Slices.of(List.of(Slices.table(policies)), List.of()));
  }

  private static Translation translate(
      List<Column> columns, Map<String, List<TablePolicies.ColumnMask>> masks) {
    TableSchema schema = TableSchema.of("orders", columns);
    return translate(
        new TablePolicies(
            table("orders", "orders"),
            schema,
            List.of(),
            List.of(),
            List.of(),
            Ordered.map(masks),
            Optional.empty()));
  }

  @Test
  void physicalTypesThatAreNotKeptAreNamedOnceAKind() {
    Translation translation =
        translate(
            List.of(
                Column.builder("a", DataType.Text.upTo(3)).physicalType("char(3)").build(),
                Column.builder("b", DataType.Text.unlimited()).physicalType("BPCHAR").build(),
                Column.builder("c", DataType.Text.unlimited()).physicalType("bpchar").build()),
            Map.of());

    assertThat(translation.problems().stream().map(Problem::text))
        .containsExactly(
            "sales.orders.orders@1.orders.a: the physical type 'char(3)' becomes character"
                + " varying(3): it would ignore blanks at the end when it compares, and policies"
                + " count them; write character varying(3) in the contract, if that is what is"
                + " meant",
            "sales.orders.orders@1.orders.b: the physical type 'bpchar', in 2 columns, becomes"
                + " text: it would ignore blanks at the end when it compares, and policies count"
                + " them; write text in the contract, if that is what is meant");
    assertThat(translation.problems()).noneMatch(Problem::isError);
  }

  @Test
  void aConstantThatASmallColumnDoesNotHoldClosesTheTable() {
    Column small = Column.builder("amount", new DataType.Int32()).physicalType("smallint").build();

    assertThat(
            translate(
                    List.of(small), mask("amount", new Mask.Constant(DataValue.Numeric.of(40_000))))
                .verdicts())
        .anyMatch(
            v ->
                v.verdict() == Verdict.IMPOSSIBLE
                    && v.reason().contains("40000 does not fit smallint"));
    assertThat(
            translate(
                    List.of(small), mask("amount", new Mask.Constant(DataValue.Numeric.of(4_000))))
                .verdicts())
        .noneMatch(PolicyVerdict::closes);
  }

  @Test
  void aKeyOfXmlIsRefused() {
    Translation translation =
        translate(
            List.of(Column.builder("doc", new DataType.Xml()).primaryKey(1).build()), Map.of());

    assertThat(problems(translation)).containsExactly("key-type");
    assertThat(translation.resources()).isEmpty();
  }

  @Test
  void aViewPortHasTheNativeTypesOfItsSource() {
    TableSchema source =
        TableSchema.of(
            "orders",
            List.of(
                Column.builder("n", new DataType.Int32()).physicalType("serial2").build(),
                Column.of("region", DataType.Text.upTo(2))));
    TableSchema shown = TableSchema.of("v", List.of(Column.of("m", new DataType.Int32())));
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(
                    Slices.table(open(table("orders", "orders"), source)),
                    Slices.view(
                        open(table("v", "v"), shown),
                        new ViewDefinition.Select(
                            table("orders", "orders"), Map.of("m", "n"), Optional.empty()))),
                List.of()));

    assertThat(translation.problems()).isEmpty();
    assertThat(
            translation.resources().stream()
                .map(d -> PgResource.of(d.resource()))
                .filter(PgView.class::isInstance)
                .map(v -> ((PgView) v).body())
                .map(b -> ((PgView.Select) b).columns().getFirst().type()))
        .containsExactly("smallint", "smallint");
  }

  private static TablePolicies open(TableAddress table, TableSchema schema) {
    return new TablePolicies(
        table,
        schema,
        List.of(),
        List.of(),
        List.of(),
        Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
        Optional.empty());
  }

  private static List<String> problems(Translation translation) {
    return translation.problems().stream().map(Problem::code).toList();
  }

  private static List<Verdict> verdicts(Translation translation) {
    return translation.verdicts().stream().map(PolicyVerdict::verdict).toList();
  }

  private static List<String> paths(Translation translation, String kind) {
    return translation.resources().stream()
        .map(Desired::address)
        .filter(a -> a.kind().equals(kind))
        .map(a -> String.join("/", a.path()))
        .toList();
  }

  @Test
  void aSmallProductBecomesWhatTheGoldenFileSays() throws IOException {
    TablePolicies orders =
        new TablePolicies(
            table("orders", "orders"),
            SCHEMA,
            List.of(
                new TablePolicies.Grant(
                    new PolicyId("marketing-reads-eu"),
                    Ordered.set(List.of(ANALYSTS)),
                    Ordered.set(List.of(Privilege.READ)),
                    Ordered.set(List.of("id", "region", "email")),
                    Expression.compare("region", Expression.Operator.EQ, new DataValue.Text("EU")),
                    Optional.of(Instant.parse("2027-03-31T00:00:00.0000001Z"))),
                grant("stewards", Privilege.MANAGE),
                grant("loads", Privilege.WRITE)),
            List.of(denial("no-analysts", Privilege.READ)),
            List.of(
                new TablePolicies.KeptRows(
                    new PolicyId("positive"),
                    Expression.compare("amount", Expression.Operator.GE, DataValue.Numeric.of(0)),
                    Ordered.set(List.of(PRIVACY)))),
            Ordered.map(mask("email", new Mask.Partial(2, 0))),
            Optional.of(ETL));
    Map<String, String> columns = new TreeMap<>(Map.of("key", "id", "mail", "email"));
    TableSchema viewSchema =
        TableSchema.of(
            "eu",
            List.of(
                Column.of("key", new DataType.Int64()),
                Column.of("mail", DataType.Text.unlimited())));
    TablePolicies eu =
        new TablePolicies(
            table("eu", "eu"),
            viewSchema,
            List.of(
                new TablePolicies.Grant(
                    new PolicyId("eu-readers"),
                    Ordered.set(List.of(ANALYSTS)),
                    Ordered.set(List.of(Privilege.READ)),
                    Ordered.set(List.of("key", "mail")),
                    new Expression.Not(new Expression.IsNull(new Operand.ColumnRef("mail"))),
                    Optional.empty())),
            List.of(),
            List.of(),
            Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
            Optional.of(ETL));
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(
                    Slices.table(orders),
                    Slices.view(
                        eu,
                        new ViewDefinition.Select(
                            table("orders", "orders"),
                            columns,
                            Optional.of(
                                Expression.compare(
                                    "region", Expression.Operator.EQ, new DataValue.Text("EU")))))),
                List.of(
                    new DeclaredSession(
                        new Session(new SessionId("ana"), Ordered.set(List.of(ANALYSTS))),
                        "Ana of marketing",
                        List.of()))));

    assertGolden("small-product.txt", text(translation));
  }

  private static String text(Translation translation) {
    StringBuilder text = new StringBuilder();
    for (Desired desired : translation.resources()) {
      text.append(desired.address()).append("  ").append(desired.owner()).append('\n');
      text.append("  realises ").append(desired.realises()).append('\n');
      desired
          .resource()
          .attributes()
          .forEach(
              (name, value) ->
                  text.append("  ").append(name).append(" = ").append(value.text()).append('\n'));
      if (PgResource.of(desired.resource()) instanceof PgView view
          && view.body() instanceof PgView.Select select) {
        Map<String, String> types =
            SCHEMA.columns().stream()
                .collect(Collectors.toMap(Column::name, c -> PgTypes.of(c.type())));
        text.append("  query = ").append(PgViews.query(select, ColumnTypes.of(types))).append('\n');
      }
    }
    translation.subjects().forEach((t, a) -> text.append(t).append(" -> ").append(a).append('\n'));
    translation
        .identities()
        .forEach((p, n) -> text.append(p).append(" -> ").append(n).append('\n'));
    translation.verdicts().forEach(v -> text.append(v).append('\n'));
    translation.problems().forEach(p -> text.append(p.text()).append('\n'));
    return text.toString();
  }

  private static void assertGolden(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/io/meshwright/provider/postgres/translate", name);
    if (Boolean.getBoolean("meshwright.golden")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual, StandardCharsets.UTF_8);
    }
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void thePublishedNameIsKnownBeforeAnythingIsMade() {
    PlatformSlice slice =
        Slices.of(List.of(Slices.table(policies(List.of(), List.of(), Map.of()))), List.of());
    PgTranslator translator = new PgTranslator(Slices.capabilities(), true);
    Address view = PgView.address("pg", "sales_orders", "orders_v1");
    assertThat(translator.locate(slice).values())
        .allSatisfy(l -> assertThat(l.tables()).containsEntry("orders", view))
        .hasSize(1);
    assertThat(translator.translate(slice, new TreeMap<>()).subjects().values())
        .containsExactly(view);
  }

  @Test
  void translatingTwiceGivesTheSame() {
    TablePolicies policies =
        policies(
            List.of(grant("g", Privilege.READ, "id")), List.of(), mask("email", new Mask.Redact()));
    assertThat(translate(policies)).isEqualTo(translate(policies));
  }

  @Test
  void nothingIsGrantedToEverybody() {
    Translation translation =
        translate(policies(List.of(grant("g", Privilege.READ)), List.of(), Map.of()));
    assertThat(translation.resources())
        .noneMatch(d -> d.address().path().contains(PgResource.PUBLIC));
  }

  @Test
  void nobodyMayTakeARoleOfOursByHand() {
    Translation translation =
        translate(
            policies(
                List.of(grant("g", Privilege.MANAGE)),
                List.of(denial("d", Privilege.WRITE)),
                Map.of()));
    List<PgMembership> memberships =
        translation.resources().stream()
            .map(Desired::resource)
            .map(PgResource::of)
            .filter(PgMembership.class::isInstance)
            .map(PgMembership.class::cast)
            .toList();
    assertThat(memberships).hasSize(2).noneMatch(PgMembership::set);
    assertThat(memberships).filteredOn(PgMembership::admin).hasSize(1);
  }

  @Test
  void aKeyedHashClosesTheTableAndShowsNothing() {
    Translation translation =
        translate(
            policies(
                List.of(grant("g", Privilege.READ)),
                List.of(),
                mask("email", new Mask.Hash(Optional.of("env:KEY")))));
    assertThat(translation.verdicts())
        .anyMatch(v -> v.verdict() == Verdict.IMPOSSIBLE && v.reason().contains("key"));
    assertThat(paths(translation, PgGrant.KIND)).allMatch(p -> p.endsWith("_publisher"));
    assertThat(paths(translation, PgMembership.KIND)).containsExactly("mw_unmask__m/privacy");
    assertThat(text(translation)).contains("null");
  }

  @Test
  void aConstantThatDoesNotFitClosesTheTable() {
    Translation translation =
        translate(
            policies(
                List.of(grant("g", Privilege.READ)),
                List.of(),
                mask("region", new Mask.Constant(new DataValue.Text("hidden")))));
    assertThat(verdicts(translation)).contains(Verdict.IMPOSSIBLE);
  }

  @Test
  void aDenialOfColumnsToManagersClosesTheTable() {
    Translation translation =
        translate(
            policies(
                List.of(grant("g", Privilege.MANAGE)),
                List.of(denial("d", Privilege.READ, "email")),
                Map.of()));
    assertThat(verdicts(translation)).containsExactly(Verdict.EXACT, Verdict.IMPOSSIBLE);
    assertThat(paths(translation, PgGrant.KIND)).allMatch(p -> p.endsWith("_publisher"));
  }

  @Test
  void aDenialToManageClosesTheTable() {
    Translation translation =
        translate(
            policies(
                List.of(grant("g", Privilege.MANAGE)),
                List.of(denial("d", Privilege.MANAGE)),
                Map.of()));
    assertThat(verdicts(translation)).contains(Verdict.IMPOSSIBLE);
  }

  @Test
  void nativeViewTextIsNotMade() {
    TablePolicies view =
        new TablePolicies(
            table("v", "v"),
            SCHEMA,
            List.of(grant("g", Privilege.READ)),
            List.of(),
            List.of(),
            Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
            Optional.empty());
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(
                    Slices.view(
                        view,
                        new ViewDefinition.Native(Ordered.map(Map.of("postgres", "SELECT 1"))))),
                List.of()));
    assertThat(verdicts(translation)).containsExactly(Verdict.IMPOSSIBLE);
    assertThat(translation.resources()).isEmpty();
    assertThat(translation.subjects()).isEmpty();
  }

  @Test
  void aViewOfItselfIsNotMade() {
    TablePolicies view =
        new TablePolicies(
            table("v", "v"),
            SCHEMA,
            List.of(),
            List.of(),
            List.of(),
            Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
            Optional.empty());
    Map<String, String> columns = new TreeMap<>();
    SCHEMA.columnNames().forEach(c -> columns.put(c, c));
    Translation translation =
        Slices.translate(
            Slices.of(
                List.of(
                    Slices.view(
                        view,
                        new ViewDefinition.Select(table("v", "v"), columns, Optional.empty()))),
                List.of()));
    assertThat(verdicts(translation)).containsExactly(Verdict.IMPOSSIBLE);
  }

  @Test
  void withoutAnEmbeddedServerPrincipalsNeedAMapping() {
    PlatformSlice slice =
        Slices.of(
            List.of(
                Slices.table(policies(List.of(grant("g", Privilege.READ)), List.of(), Map.of()))),
            List.of());
    Translation translation =
        new PgTranslator(Slices.capabilities(), false).translate(slice, new TreeMap<>());
    assertThat(problems(translation)).containsExactly("unmapped-principal");
    assertThat(paths(translation, PgMembership.KIND)).isEmpty();
  }

  @Test
  void namesThatTheServerKeepsForItselfAreProblems() {
    TablePolicies policies =
        new TablePolicies(
            new TableAddress(
                new PortAddress(ProductAddress.of("pg", "orders"), "orders", 1), "orders"),
            TableSchema.of(
                "orders",
                List.of(
                    Column.of("xmin", new DataType.Int32()),
                    Column.of("x".repeat(64), new DataType.Int32()))),
            List.of(),
            List.of(),
            List.of(),
            Ordered.map(Map.<String, List<TablePolicies.ColumnMask>>of()),
            Optional.empty());
    Translation translation = translate(policies);
    assertThat(problems(translation)).contains("reserved-name", "name-too-long");
    assertThat(translation.resources()).isEmpty();
  }

  @Test
  void twoPrincipalsOfOneNameAreAProblem() {
    TablePolicies.Grant grant = grant("g", Privilege.READ);
    TablePolicies.Grant both =
        new TablePolicies.Grant(
            grant.policy(),
            Ordered.set(List.of(PrincipalId.parse("group:etl"), PrincipalId.parse("service:etl"))),
            grant.privileges(),
            grant.columns(),
            grant.rows(),
            grant.until());
    assertThat(problems(translate(policies(List.of(both), List.of(), Map.of()))))
        .containsExactly("name-collision");
  }

  @Test
  void aFilterThatTheServerHasNoTextForClosesTheTable() {
    TablePolicies.Grant grant = grant("g", Privilege.READ);
    TablePolicies.Grant odd =
        new TablePolicies.Grant(
            grant.policy(),
            grant.to(),
            grant.privileges(),
            grant.columns(),
            new Expression.Like(new Operand.ColumnRef("email"), "a\0b"),
            grant.until());
    assertThat(verdicts(translate(policies(List.of(odd), List.of(), Map.of()))))
        .containsExactly(Verdict.IMPOSSIBLE);
  }
}
