package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.ViewDefinition;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests a plan of nothing takes, counted by the fake account: domains, tables of each
 * and a grant on each. The figures are printed; they are the same on every machine.
 */
class SnowflakeRequestsTest {
  private static final int DOMAINS = Integer.getInteger("meshwright.requests.domains", 4);
  private static final int TABLES = Integer.getInteger("meshwright.requests.tables", 40);

  /** Questions about each database, whatever is in it. */
  private static final int QUESTIONS = 10;

  /**
   * Who asks, the databases, the shares, and the one account role; of each database what is always
   * asked, of each of its schemas (the product's and PUBLIC) one, and of its database role two.
   */
  private static final int FLOOR = 4 + (QUESTIONS + 2 + 2) * DOMAINS;

  @TempDir private Path folder;

  private static Mesh mesh(Platform platform, PortKind kind, int tables, boolean views) {
    Mesh.Builder mesh =
        Mesh.builder("retailer")
            .platform(platform)
            .principal(Principal.of("group:readers").with("warehouse", "role:READERS"));
    for (int d = 0; d < DOMAINS; d++) {
      PortAddress port = new PortAddress(ProductAddress.of("domain" + d, "product"), "port", 1);
      List<TableSchema> schemas =
          IntStream.range(0, tables)
              .mapToObj(
                  t ->
                      TableSchema.of(
                          "table" + t,
                          Column.of("region", DataType.Text.unlimited()),
                          Column.of("amount", new DataType.Int64())))
              .toList();
      mesh.domain(Domain.of("domain" + d, "warehouse"))
          .product(
              DataProduct.of(
                  port.product(),
                  Stream.concat(
                          Stream.of(
                              OutputPort.builder(
                                      port, platform.name(), Contract.of("port", "1.0.0", schemas))
                                  .kind(kind)
                                  .build()),
                          views ? Stream.of(view(platform, port)) : Stream.empty())
                      .toList()))
          .policy(
              AccessPolicy.builder("read-" + d, "group:readers", port.product().toString())
                  .build());
    }
    return mesh.build();
  }

  /** A port of a view over the first table. */
  private static OutputPort view(Platform platform, PortAddress port) {
    return OutputPort.builder(
            new PortAddress(port.product(), "view", 1),
            platform.name(),
            Contract.of(
                "view",
                "1.0.0",
                TableSchema.of("view", Column.of("region", DataType.Text.unlimited()))))
        .kind(PortKind.VIEW)
        .view(
            new ViewDefinition.Select(
                new TableAddress(port, "table0"), Map.of("region", "region"), Optional.empty()))
        .build();
  }

  /** Resources, requests of a plan of nothing, and what was asked how often. */
  private record Counted(int resources, int requests, String calls) {}

  private Counted counted(int tables, SnowflakeFixture fixture) {
    return counted(tables, fixture, false);
  }

  private Counted counted(int tables, SnowflakeFixture fixture, boolean views) {
    fixture.account().role("READERS");
    SortedMap<String, Integer> calls = new ConcurrentSkipListMap<>();
    try (Meshwright engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .meter(event -> calls.merge(event.family(), 1, Integer::sum))
            .stateFolder(
                folder.resolve(
                    tables + " " + views + " " + fixture.platform().settings().hashCode()))
            .build()) {
      Mesh mesh = mesh(fixture.platform(), fixture.target().kind(), tables, views);
      Plan plan = engine.plan(mesh, PlanOptions.DEFAULT);
      ApplyReport report = engine.apply(plan, ApplyOptions.DEFAULT);
      assertThat(report.succeeded()).as("%s", report.results()).isTrue();
      int before = fixture.account().requests();
      calls.clear();
      assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
      return new Counted(
          plan.changes().size(), fixture.account().requests() - before, calls.toString());
    }
  }

  @Test
  void aPlanOfNothingAsksPerDatabaseAndRoleWhateverTheNumberOfTables() {
    check(
        FLOOR,
        counted(2, SnowflakeFixture.filterable()),
        counted(TABLES, SnowflakeFixture.filterable()));
  }

  @Test
  void whereTablesAreReadByViewsEachDatabaseIsAskedOnceForTheTextsOfAllOfThem() {
    check(
        FLOOR + DOMAINS,
        counted(2, SnowflakeFixture.filterableByView()),
        counted(TABLES, SnowflakeFixture.filterableByView()));
  }

  /**
   * Two lists of the account, and of each warehouse who may use it; of each database its tags,
   * their policies, a schema more, and values a hundred things at a time.
   */
  @Test
  void warehousesAndTagsThatAreAskedForTakeWhatThePageSays() {
    check(
        FLOOR + 2 + DOMAINS + 4 * DOMAINS,
        counted(2, SnowflakeFixture.askingForAll(SnowflakeFixture.filterable())),
        counted(
            Math.min(TABLES, 90), SnowflakeFixture.askingForAll(SnowflakeFixture.filterable())));
  }

  /** Where there is none, what is asked is told to the last request by the tests above. */
  @Test
  void aDatabaseWithDynamicTablesIsAskedOnceForAllOfThem() {
    Counted secure = counted(2, SnowflakeFixture.filterable(), true);
    Counted dynamic = counted(2, SnowflakeFixture.filterable().withDynamicViews(), true);
    assertThat(dynamic.resources()).isEqualTo(secure.resources() + DOMAINS);
    assertThat(dynamic.requests()).isEqualTo(secure.requests() + DOMAINS);
  }

  /** They are read by views, whose texts are one question more. */
  @Test
  void aDatabaseWithExternalTablesIsAskedOnceForTheFilesOfAllOfThem() {
    check(
        FLOOR + 2 * DOMAINS,
        counted(2, SnowflakeFixture.filterableExternal()),
        counted(TABLES, SnowflakeFixture.filterableExternal()));
  }

  @Test
  void aDatabaseWithPortsOfStreamsIsAskedOnceWhichTablesKeepTheirChanges() {
    check(
        FLOOR + DOMAINS,
        counted(2, SnowflakeFixture.streamed()),
        counted(TABLES, SnowflakeFixture.streamed()));
  }

  @Test
  void severalReadersAskWhatOneWouldAsk() {
    Counted one = counted(2, SnowflakeFixture.filterableByView());
    Counted several = counted(3, SnowflakeFixture.filterableByView().readers(4));
    assertThat(several.calls()).isEqualTo(one.calls());
    assertThat(several.requests()).isEqualTo(one.requests());
  }

  private static void check(int floor, Counted few, Counted many) {
    System.out.printf(
        "Snowflake requests: %d resources; no-op plan %d (K* %d)%n  %s%n",
        many.resources(), many.requests(), floor, many.calls());
    assertThat(many.requests()).isEqualTo(few.requests()).isEqualTo(floor);
  }
}
