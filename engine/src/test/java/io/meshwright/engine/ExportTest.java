package io.meshwright.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ExportOptions;
import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.SessionLogin;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.model.Team;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.spec.Read;
import io.meshwright.engine.spec.TestWorkspace;
import io.meshwright.engine.spec.WorkspaceReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read back as it was, and what cannot be written is refused. */
class ExportTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path temporary;

  private final MeshwrightEngine engine =
      MeshwrightEngine.builder().providers(List.of()).clock(() -> NOW).build();

  private Path target() {
    return temporary.resolve("target");
  }

  private String written(String name) throws IOException {
    return Files.readString(target().resolve(name));
  }

  /**
   * The law: the same mesh, and nothing to find fault with; that a contract names a native type
   * which nobody knows is its own fault.
   */
  private void comesBack(Mesh mesh) {
    engine.export(mesh, target(), ExportOptions.DEFAULT);
    Read read = WorkspaceReader.read(target(), Optional.empty());
    assertThat(read.problems())
        .allMatch(p -> !p.isError() && p.code().equals("physical-type-ignored"));
    assertThat(MeshComparison.differences(mesh, read.mesh().orElseThrow())).isEmpty();
  }

  private void isRefused(Mesh mesh, String... parts) {
    assertThatThrownBy(() -> engine.export(mesh, target(), ExportOptions.DEFAULT))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER))
        .hasMessageContainingAll(parts);
    assertThat(target()).doesNotExist();
  }

  private static TableSchema orders() {
    return TableSchema.of(
        "orders",
        Column.builder("order_id", new DataType.Int64()).primaryKey(1).build(),
        Column.of("region", DataType.Text.upTo(10)),
        Column.of("amount", new DataType.Decimal(10, 2)));
  }

  private static Mesh.Builder shop(Contract contract) {
    return Mesh.builder("shop")
        .platform(Platform.of("local", "postgres"))
        .principal(Principal.of("group:analysts"))
        .domain(Domain.of("sales", "local"))
        .product(DataProduct.builder("sales.orders").table("orders", 1, "local", contract).build());
  }

  private static Mesh.Builder shop() {
    return shop(Contract.of("orders", "1.0.0", orders()));
  }

  @Test
  void aSmallMeshReadsAsOneWouldWriteIt() throws IOException {
    comesBack(
        shop()
            .policy(
                AccessPolicy.builder("eu", "group:analysts", "sales.orders")
                    .rows(Expression.equal("region", "EU"))
                    .until(Instant.parse("2027-04-01T00:00:00Z"))
                    .build())
            .build());

    assertThat(written("policies/access.yaml"))
        .isEqualTo(
            """
            apiVersion: meshwright/v1
            kind: AccessPolicy
            id: eu
            effect: grant
            to:
              - group:analysts
            on:
              - sales.orders
            privileges:
              - read
            rows: region = 'EU'
            until: '2027-03-31'
            """);
    assertThat(written("domains/sales/orders/orders.odcs.yaml"))
        .isEqualTo(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: orders
            version: 1.0.0
            status: active
            domain: sales
            dataProduct: orders
            schema:
              - name: orders
                logicalType: object
                properties:
                  - name: order_id
                    logicalType: integer
                    logicalTypeOptions:
                      format: i64
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                  - name: region
                    logicalType: string
                    logicalTypeOptions:
                      maxLength: 10
                  - name: amount
                    logicalType: number
                    customProperties:
                      - property: meshwrightType
                        value: decimal(10,2)
            """);
    assertThat(target().resolve("domains/sales/orders/product.yaml")).doesNotExist();
  }

  @Test
  void filesAreNamedInOrder() {
    assertThat(engine.export(shop().build(), target(), ExportOptions.DEFAULT))
        .containsExactly(
            "mesh.yaml",
            "domains/sales/domain.yaml",
            "domains/sales/orders/orders.odps.yaml",
            "domains/sales/orders/orders.odcs.yaml");
  }

  @Test
  void everyTypeComesBack() {
    List<DataType> types =
        List.of(
            new DataType.Bool(),
            new DataType.Int32(),
            new DataType.Int64(),
            new DataType.Decimal(38, 9),
            new DataType.Decimal(20, 0),
            new DataType.Decimal(5, 5),
            new DataType.Float32(),
            new DataType.Float64(),
            DataType.Text.unlimited(),
            DataType.Text.upTo(1),
            DataType.Text.upTo(1_999_999_999),
            DataType.Text.upTo(Integer.MAX_VALUE),
            new DataType.Binary(),
            new DataType.Date(),
            new DataType.Time(),
            new DataType.Timestamp(),
            new DataType.TimestampTz(),
            new DataType.Json(),
            new DataType.Xml(),
            new DataType.Uuid());
    List<Column> columns = new ArrayList<>();
    for (DataType type : types) {
      String name = "c" + columns.size();
      columns.add(Column.of(name, type));
      columns.add(Column.builder(name + "p", type).physicalType("varchar(20)").build());
      columns.add(Column.builder(name + "q", type).physicalType("no such type").build());
      columns.add(Column.of(name + "a", new DataType.Array(new DataType.Array(type))));
      columns.add(Column.of(name + "m", new DataType.MapOf(type, new DataType.Array(type))));
      columns.add(
          Column.of(
              name + "s",
              new DataType.Struct(
                  List.of(
                      new DataType.Field("f 1", type, true),
                      new DataType.Field("key", new DataType.MapOf(type, type), false)))));
    }
    comesBack(shop(Contract.of("orders", "1.0.0", TableSchema.of("t", columns))).build());
  }

  @Test
  void aNativeTypeThatSaysItAllNeedsNoSecondWord() throws IOException {
    Column column =
        Column.builder("amount", new DataType.Decimal(10, 2)).physicalType("numeric(10,2)").build();
    comesBack(shop(Contract.of("orders", "1.0.0", TableSchema.of("t", column))).build());

    assertThat(written("domains/sales/orders/orders.odcs.yaml"))
        .contains("physicalType: numeric(10,2)")
        .doesNotContain("customProperties");
  }

  @Test
  void everythingAboutAContractComesBack() {
    Column first =
        Column.builder("Order Id", new DataType.Int32())
            .primaryKey(2)
            .partition(1)
            .unique(true)
            .stableId("c-1")
            .classification("pii.email")
            .description("two\nlines: of 'text' # and more")
            .derivedFrom(List.of("a.b.c@1.d", "elsewhere"))
            .tags(Ordered.set(List.of("no", "declassified")))
            .declassified("only a count: 'of' days")
            .build();
    Column second = Column.builder("1.0", new DataType.Date()).primaryKey(1).build();
    comesBack(
        shop(Contract.builder(
                    "c",
                    "v1.2",
                    new TableSchema("a.b", Optional.of("T1"), "yes", List.of(first, second)),
                    TableSchema.of("null", second))
                .status(LifecycleStatus.DEPRECATED)
                .name("Orders: all")
                .description("one\n\n  two\n")
                .team(new Team("Sales", List.of(new Team.Member("ana", ""))))
                .sla(new SlaProperty("latency", "1.50", "h", "a.b.1.0"))
                .sla(new SlaProperty("kept", "", "", ""))
                .quality(
                    new QualityRule(
                        "null.1.0",
                        "custom",
                        "x",
                        Ordered.map(Map.of("engine", "\"soda\"", "tags", "[\"1\",\"no\"]"))))
                .quality(
                    new QualityRule(
                        "a.b",
                        "library",
                        "rowCount",
                        Ordered.map(Map.of("mustBe", "[1,{\"a\":null}]"))))
                .quality(QualityRule.of("a.b", "text", ""))
                .build())
            .build());
  }

  @Test
  void aRuleThatTheStandardDoesNotKnowIsNotWritten() {
    Contract contract =
        Contract.builder("c", "1.0.0", orders())
            .quality(QualityRule.of("orders", "strange", ""))
            .build();

    isRefused(shop(contract).build(), "'type' is 'strange'; write text, library, sql or custom");
  }

  @Test
  void everythingAboutAProductComesBack() {
    PortAddress orders = PortAddress.parse("sales.orders.orders@1");
    Contract one = Contract.of("orders", "1.0.0", orders());
    Contract two = Contract.of("orders", "2.1.0", orders());
    OutputPort view =
        OutputPort.builder(
                PortAddress.parse("sales.more.eu@3"),
                new PlatformName("local"),
                Contract.of(
                    "eu", "3.0.0", TableSchema.of("v", Column.of("R", DataType.Text.upTo(10)))))
            .view(
                new ViewDefinition.Select(
                    orders.table("orders"),
                    Map.of("R", "region"),
                    Optional.of(Expression.equal("region", "E'U"))))
            .status(LifecycleStatus.DRAFT)
            .description("European")
            .publish("v", "orders_eu")
            .build();
    OutputPort opaque =
        OutputPort.builder(PortAddress.parse("sales.more.raw@0"), new PlatformName("other"), one)
            .view(new ViewDefinition.Native(Ordered.map(Map.of("postgres", "SELECT\n  1\n"))))
            .build();
    OutputPort stream =
        OutputPort.builder(PortAddress.parse("sales.more.raw@7"), new PlatformName("local"), one)
            .kind(PortKind.STREAM)
            .status(LifecycleStatus.RETIRED)
            .build();
    comesBack(
        shop(one)
            .platform(
                Platform.of("other", "postgres")
                    .with("password", "env:OTHER")
                    .with(Authority.AUTHORITATIVE))
            .principal(Principal.of("service:etl").with("other", "etl user"))
            .domain(
                new Domain(
                    new DomainName("empty"),
                    "me",
                    "nothing",
                    new PlatformName("other"),
                    Ordered.set(List.of("on", "x y"))))
            .product(
                DataProduct.builder("sales.more")
                    .version("7")
                    .status(LifecycleStatus.RETIRED)
                    .description("more")
                    .team(new Team("", List.of(new Team.Member("a@b", "owner"))))
                    .outputPort(view)
                    .outputPort(opaque)
                    .outputPort(stream)
                    .table("second", 2, "local", two)
                    .producer("service:etl")
                    .inputPort(new InputPort("in", Optional.of(orders), "", Optional.empty()))
                    .inputPort(
                        new InputPort(
                            "in",
                            Optional.of(PortAddress.parse("sales.more.second@2")),
                            "orders",
                            Optional.of(new PlatformName("other"))))
                    .inputPort(new InputPort("taken", Optional.empty(), "orders", Optional.empty()))
                    .inputPort(
                        new InputPort(
                            "away", Optional.empty(), "x", Optional.of(new PlatformName("local"))))
                    .pipeline(
                        new Pipeline(
                            "Night ly",
                            Pipeline.Kind.TASK,
                            "",
                            Optional.of("0 4 * * *"),
                            List.of("in"),
                            List.of("second")))
                    .build())
            .build());
  }

  @Test
  void everyFormOfPolicyComesBack() {
    TableSchema table =
        TableSchema.of(
            "a.b",
            Column.builder("x.y", new DataType.Date()).classification("pii").build(),
            Column.of("z", DataType.Text.unlimited()),
            Column.of("n", new DataType.Decimal(10, 2)),
            Column.of("d", new DataType.Float64()),
            Column.of("t", new DataType.Timestamp()));
    PolicyTarget port = PolicyTarget.parse("sales.orders.orders@1");
    Mesh.Builder mesh =
        shop(Contract.of("orders", "1.0.0", table))
            .principal(Principal.of("user:ana@example.com").within("group:analysts"))
            .classifications(Classifications.of(Map.of("pii", "Personal: data", "no", "")))
            .session(DeclaredSession.of("nobody"))
            .session(DeclaredSession.of("resting").holding("group:analysts"))
            .session(
                new DeclaredSession(
                    DeclaredSession.of("ana", "group:analysts").session(),
                    "An: analyst",
                    List.of(new SessionLogin(new PlatformName("local"), "ana", "env:ANA"))))
            .policy(
                AccessPolicy.builder(
                        "all",
                        List.of(PrincipalId.parse("user:ana@example.com")),
                        List.of(port, PolicyTarget.parse("sales.orders.orders.a.b")))
                    .deny()
                    .privileges(Privilege.READ, Privilege.WRITE)
                    .columns("x.y", "z")
                    .until(Instant.parse("2027-01-01T10:00:00.000001Z"))
                    .purpose("because: of it")
                    .build())
            .policy(
                AccessPolicy.builder("some", "group:analysts", "sales.orders.orders")
                    .withoutColumns("z")
                    .rows(
                        new Expression.And(
                            List.of(
                                new Expression.Or(List.of()),
                                Expression.not(Expression.equal("z", "a\\b'\n\t")))))
                    .build())
            .policy(
                new MaskingPolicy(
                    new PolicyId("dotted"),
                    new MaskingPolicy.Match.NamedColumn(port, "x.y"),
                    new Mask.Constant(new DataValue.Date(LocalDate.EPOCH)),
                    Ordered.set(List.of(PrincipalId.parse("group:analysts")))))
            .policy(
                new MaskingPolicy(
                    new PolicyId("wide"),
                    new MaskingPolicy.Match.NamedColumn(PolicyTarget.parse("sales.orders"), "z"),
                    new Mask.Constant(new DataValue.Text("1.0")),
                    Ordered.set(List.<PrincipalId>of())))
            .policy(
                MaskingPolicy.ofColumn(
                    "number",
                    "sales.orders.orders.n",
                    new Mask.TruncateNumber(new BigDecimal("1E+1"))))
            .policy(
                MaskingPolicy.ofColumn(
                    "double",
                    "sales.orders.orders@1.d",
                    new Mask.Constant(new DataValue.Floating(Double.NaN))))
            .policy(
                MaskingPolicy.ofColumn(
                    "time", "sales.orders.orders.t", new Mask.TruncateTime(Mask.Unit.HOUR)))
            .policy(MaskingPolicy.ofClassification("none", "pii", new Mask.Nullify()))
            .policy(
                RowPolicy.of(
                    "kept", "sales.orders", Expression.equal("z", "x"), "user:ana@example.com"))
            .accept(
                new AcceptedLoss(
                    new PolicyId("kept"),
                    new PlatformName("local"),
                    "so it is",
                    Instant.parse("2027-02-01T00:00:00Z")));
    comesBack(mesh.build());
  }

  @Test
  void whatAWorkspaceLeavesOutIsWrittenOut() throws IOException {
    Mesh mesh = TestWorkspace.retailer(temporary.resolve("source")).mesh();
    comesBack(mesh);

    assertThat(written("domains/sales/domain.yaml")).contains("platform: local");
    assertThat(written("domains/sales/orders/orders.odps.yaml"))
        .contains("contractId: orders-contract");
  }

  @Test
  void exportingWhatWasExportedChangesNoByte() throws IOException {
    Mesh mesh = TestWorkspace.retailer(temporary.resolve("source")).mesh();
    List<String> files = engine.export(mesh, target(), ExportOptions.DEFAULT);
    Mesh again = WorkspaceReader.read(target(), Optional.empty()).mesh().orElseThrow();
    Path second = temporary.resolve("second");

    assertThat(engine.export(again, second, ExportOptions.DEFAULT)).isEqualTo(files);
    for (String file : files) {
      assertThat(second.resolve(file)).hasSameTextualContentAs(target().resolve(file));
    }
  }

  @Test
  void sampleFilesComeAlong() throws IOException {
    Files.createDirectories(temporary.resolve("data"));
    Files.writeString(temporary.resolve("data/o.csv"), "order_id\n1\n");
    Mesh mesh =
        shop()
            .product(
                DataProduct.builder("sales.orders")
                    .table("orders", 1, "local", Contract.of("orders", "1.0.0", orders()))
                    .sample("orders@1", "data/o.csv")
                    .build())
            .build();

    isRefused(mesh, "'data/o.csv' is not there", "ExportOptions.withSamples");
    engine.export(mesh, target(), ExportOptions.DEFAULT.withSamples(temporary));

    Read read = WorkspaceReader.read(target(), Optional.empty());
    assertThat(read.problems())
        .allMatch(p -> !p.isError() && p.code().equals("physical-type-ignored"));
    assertThat(MeshComparison.differences(mesh, read.mesh().orElseThrow())).isEmpty();
    assertThat(written("data/o.csv")).isEqualTo("order_id\n1\n");
  }

  @Test
  void aSampleOutsideOfTheWorkspaceIsNotCopied() throws IOException {
    Files.createDirectories(temporary.resolve("source"));
    Files.writeString(temporary.resolve("private.csv"), "x");
    Mesh mesh =
        shop()
            .product(
                DataProduct.builder("sales.orders")
                    .table("orders", 1, "local", Contract.of("orders", "1.0.0", orders()))
                    .sample("orders", "../private.csv")
                    .build())
            .build();

    assertThatThrownBy(
            () ->
                engine.export(
                    mesh, target(), ExportOptions.DEFAULT.withSamples(temporary.resolve("source"))))
        .hasMessageContaining("'../private.csv' is not there");
    assertThat(target()).doesNotExist();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.createDirectories(target());
    Files.writeString(target().resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> engine.export(shop().build(), target(), ExportOptions.DEFAULT))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("is not empty");
    assertThat(target()).isDirectoryContaining(p -> p.endsWith("notes.txt"));
    try (var entries = Files.list(target())) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void anEmptyFolderIsTakenAndStaysWhereTheExportFails() throws IOException {
    Files.createDirectories(target());
    Mesh mesh =
        shop()
            .policy(RowPolicy.of("soon", "sales.orders", new Expression.Before(Instant.EPOCH)))
            .build();

    assertThatThrownBy(() -> engine.export(mesh, target(), ExportOptions.DEFAULT))
        .hasMessageContaining("soon: documents cannot say this");
    assertThat(target()).isEmptyDirectory();
    engine.export(shop().build(), target(), ExportOptions.DEFAULT);
    assertThat(target().resolve("mesh.yaml")).exists();
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(target(), "mine");

    assertThatThrownBy(() -> engine.export(shop().build(), target(), ExportOptions.DEFAULT))
        .hasMessageContaining("is no folder");
    assertThat(target()).hasContent("mine");
  }

  @Test
  void aMeshWithErrorsIsRefused() {
    isRefused(
        shop().policy(AccessPolicy.builder("p", "group:nobody", "sales.orders").build()).build(),
        "there is no principal 'group:nobody'");
  }

  @Test
  void secretsAreNeverWritten() {
    Mesh mesh =
        shop()
            .platform(Platform.of("local", "postgres").with("password", "hunter 2"))
            .policy(
                MaskingPolicy.ofColumn(
                    "m", "sales.orders.orders.region", new Mask.Hash(Optional.of("hunter 2"))))
            .build();

    assertThatThrownBy(() -> engine.export(mesh, target(), ExportOptions.DEFAULT))
        .hasMessageContainingAll(
            "platform local: its setting password is a value", "m: its key is a value")
        .hasMessageNotContaining("hunter");
    assertThat(target()).doesNotExist();
  }

  @Test
  void twoContractsOfOneIdAndVersionAreRefused() {
    isRefused(
        shop()
            .product(
                DataProduct.builder("sales.more")
                    .table(
                        "more",
                        1,
                        "local",
                        Contract.of("orders", "1.0.0", TableSchema.of("t", orders().columns())))
                    .build())
            .build(),
        "contract 'orders' of version 1.0.0",
        "give one of them another id or version");
  }

  @Test
  void anIdentityThatOnlyAPlatformKnowsIsRefused() {
    isRefused(
        shop()
            .principal(
                new Principal(
                    PrincipalId.ofNative("postgres"),
                    "",
                    Ordered.map(Map.<PlatformName, String>of())))
            .build(),
        "documents cannot say this: 'native:postgres' is not a principal");
  }

  @Test
  void evenHalfACharacterComesBack() {
    comesBack(
        shop(Contract.builder("orders", "1.0.0", orders()).description("\uD83D").build()).build());
  }

  @Test
  void aVersionWithoutANumberIsRefused() {
    isRefused(
        shop(Contract.of("orders", "latest", orders())).build(),
        "'latest' does not begin with a major version");
  }
}
