package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.SmallMesh;
import io.meshwright.provider.aws.StreamFixture;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.SchemaGateway;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registries and schemas through the SDK; the service behind them is our fake. */
class HttpSchemasTest {
  private static final String STREAM = "company-mesh-sales_orders-orders_v1";
  private static final String REGISTRY = "company-mesh-sales_orders";
  private final HttpAccount account = HttpAccount.open();
  private final StreamFixture fixture = new StreamFixture(account);
  private final SchemaGateway schemas = account.schemas("lake", event -> {});
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
    fixture.close();
  }

  private Mesh mesh() {
    return SmallMesh.of(fixture.platform());
  }

  private Mesh wider() {
    return SmallMesh.with(fixture.platform(), Column.of("city", DataType.Text.unlimited()));
  }

  private ApplyReport tried(Mesh mesh) {
    return engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = tried(mesh);
    assertThat(report.succeeded()).as(report.results() + " " + report.problems()).isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
  }

  private GlueSchema schema() {
    return schemas.schema(REGISTRY, STREAM).orElseThrow();
  }

  private long asked(String operation) {
    return account.server().asked().stream().filter(operation::equals).count();
  }

  @Test
  void aColumnIsANewVersion() {
    apply(mesh());
    apply(wider());
    assertThat(schema().definition()).contains("\"city\"");
    assertThat(asked("RegisterSchemaVersion")).isEqualTo(1);
  }

  @Test
  void aVersionThatWasTheNewestBeforeIsRefused() {
    apply(mesh());
    apply(wider());
    ApplyReport report = tried(mesh());
    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("publish a new major version");
    assertThat(schema().definition()).contains("\"city\"");
    assertThat(asked("RegisterSchemaVersion")).isEqualTo(1);
  }

  @Test
  void aVersionThatDoesNotFitIsRefusedAndTheOneBeforeCounts() {
    apply(mesh());
    account.server().faults().status("RegisterSchemaVersion", SchemaVersions.FAILURE);
    assertThat(tried(wider()).results().toString()).contains("is not compatible (FULL_ALL)");
    assertThat(schema().definition()).doesNotContain("\"city\"");
    assertThat(engine.plan(mesh(), PlanOptions.DEFAULT).changes()).isEmpty();
    assertThat(tried(wider()).results().toString()).contains("is not compatible (FULL_ALL)");
  }

  @Test
  void aVersionThatIsStillComparedIsWaitedFor() {
    apply(mesh());
    account.server().faults().status("RegisterSchemaVersion", SchemaVersions.PENDING);
    apply(wider());
    assertThat(schema().definition()).contains("\"city\"");
  }

  @Test
  void aVersionThatTurnsOutNotToFitIsNotTakenForDone() {
    apply(mesh());
    account.server().faults().status("RegisterSchemaVersion", SchemaVersions.PENDING);
    account.server().faults().status(SchemaVersions.PENDING, SchemaVersions.FAILURE);
    assertThat(tried(wider()).succeeded()).isFalse();
    assertThat(engine.plan(wider(), PlanOptions.DEFAULT).changes()).hasSize(1);
    assertThat(schema().definition()).doesNotContain("\"city\"");
  }

  @Test
  void tagsOfAwsAreReadAndNeverWritten() {
    GlueRegistry made = new GlueRegistry("r", "", tags("aws:cloudformation:stack-name", "s"));
    account.fake().schemas("lake", event -> {}).create(made);
    TreeMap<String, String> wanted = new TreeMap<>(made.tags());
    wanted.put("meshwright.mesh", "m");
    schemas.update(made, new GlueRegistry("r", "d", wanted));
    assertThat(schemas.registry("r")).contains(new GlueRegistry("r", "d", wanted));
    GlueSchema schema =
        new GlueSchema("r", "s", "FULL_ALL", "\"string\"", false, new TreeMap<>(made.tags()));
    account.fake().schemas("lake", event -> {}).create(schema);
    GlueSchema other = new GlueSchema("r", "s", "NONE", "\"string\"", false, wanted);
    schemas.update(schema, other);
    assertThat(schemas.schema("r", "s")).contains(other);
  }

  private static SortedMap<String, String> tags(String key, String value) {
    TreeMap<String, String> tags = new TreeMap<>();
    tags.put(key, value);
    return tags;
  }

  @Test
  void aRegistryInWhichSomebodyHasASchemaStays() {
    schemas.create(new GlueRegistry("theirs", "", tags("note", "mine")));
    schemas.create(
        new GlueSchema("theirs", "s", "NONE", "\"string\"", false, tags("note", "mine")));
    assertThatThrownBy(() -> schemas.deleteRegistry("theirs"))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("holds schemas that are not ours: s");
    assertThat(asked("DeleteRegistry")).isZero();
    assertThat(schemas.schemas("theirs")).hasSize(1);
  }

  @Test
  void whatIsGoingIsNotThereAndWhatIsGoneMayBeDeleted() {
    schemas.create(new GlueRegistry("r", "", tags("note", "mine")));
    schemas.create(new GlueSchema("r", "s", "NONE", "\"string\"", false, tags("note", "mine")));
    schemas.deleteSchema("r", "s");
    assertThat(schemas.schema("r", "s")).isEmpty();
    schemas.deleteSchema("r", "s");
    schemas.deleteRegistry("r");
    assertThat(schemas.registry("r")).isEmpty();
    schemas.deleteRegistry("r");
    assertThat(asked("DeleteRegistry")).isEqualTo(1);
  }

  @Test
  void allPagesAreRead() {
    for (String name : List.of("p-1", "p-2", "p-3", "p-4", "p-5", "q")) {
      schemas.create(new GlueRegistry(name, "", tags("note", name)));
      schemas.create(new GlueSchema("p-1", name, "NONE", "\"int\"", false, tags("n", "")));
    }
    assertThat(schemas.registries("p-")).hasSize(5).allMatch(r -> r.tags().containsKey("note"));
    assertThat(schemas.schemas("p-1")).hasSize(6);
  }
}
