package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream with its schema, and who may read and write it. */
class AwsStreamsTest {
  private static final String STREAM = "company-mesh-sales_orders-orders_v1";
  private static final String REGISTRY = "company-mesh-sales_orders";
  private final FakeAccount account = new FakeAccount();
  private final StreamFixture fixture = new StreamFixture(account);
  private final Account services = account.account("lake", event -> {});
  private final Meshwright engine =
      MeshwrightEngine.builder()
          .providers(List.of(fixture.factory()))
          .clock(fixture.clock())
          .stateFolder(fixture.stateFolder())
          .build();

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private ApplyReport apply(Mesh mesh) {
    ApplyReport report = engine.apply(plan(mesh), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results() + " " + report.problems()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
    return report;
  }

  private Mesh mesh(AccessPolicy... policies) {
    return SmallMesh.of(fixture.platform(), policies);
  }

  private KinesisStream stream() {
    return services.streams().stream(STREAM).orElseThrow();
  }

  @Test
  void aStreamIsEncryptedMarkedAndScalesByItself() {
    apply(mesh(SmallMesh.policy().build()));
    assertThat(stream().encryption()).isEqualTo("alias/aws/kinesis");
    assertThat(stream().mode()).isEqualTo("ON_DEMAND");
    assertThat(stream().tags())
        .containsEntry("meshwright.scope", "sales.orders")
        .containsEntry("meshwright.registry", REGISTRY);
  }

  @Test
  void aStreamIsEncryptedByTheKeyOfThePlatform() {
    String key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd";
    Platform platform = fixture.platform().with("key", key);
    apply(SmallMesh.of(platform, SmallMesh.policy().build()));
    assertThat(stream().encryption()).isEqualTo(key);
  }

  /** Kinesis takes no keys back that begin as its own do. */
  @Test
  void aTagThatAwsWroteIsLeftAloneWhenOursArePutRight() {
    apply(mesh());
    account.stamp(STREAM, "aws:cloudformation:stack-name", "base");
    services.streams().tag(stream(), Map.of("meshwright.registry", "another"));
    apply(mesh());
    assertThat(stream().tags())
        .containsEntry("meshwright.registry", REGISTRY)
        .containsEntry("aws:cloudformation:stack-name", "base");
  }

  @Test
  void itsSchemaIsThatOfTheContract() {
    apply(mesh());
    GlueSchema schema = services.schemas().schema(REGISTRY, STREAM).orElseThrow();
    assertThat(schema.compatibility()).isEqualTo("FULL_ALL");
    assertThat(schema.tags()).containsEntry("meshwright.scope", "sales.orders");
    assertThat(schema.definition())
        .isEqualTo(
            "{\"fields\":["
                + "{\"default\":null,\"name\":\"region\",\"neutral\":\"text\",\"published\":"
                + "\"region\",\"type\":[\"null\",\"string\"]},"
                + "{\"default\":null,\"name\":\"amount\",\"neutral\":\"int64\",\"published\":"
                + "\"amount\",\"type\":[\"null\",\"long\"]}],"
                + "\"name\":\"orders_v1\",\"type\":\"record\"}");
  }

  @Test
  void whoReadsConsumesAndNoMore() {
    apply(mesh(SmallMesh.policy().build()));
    assertThat(stream().policy())
        .contains("kinesis:GetRecords", "role/readers", stream().arn())
        .doesNotContain("kinesis:PutRecord", "\"*\"", "kinesis:*");
  }

  @Test
  void whoWritesNeedNotRead() {
    Mesh mesh = mesh(SmallMesh.policy().privileges(Privilege.WRITE).build());
    apply(mesh);
    assertThat(stream().policy())
        .contains("kinesis:PutRecords")
        .doesNotContain("kinesis:GetRecords", "kinesis:GetShardIterator");
  }

  @Test
  void aGrantEndsByACondition() {
    apply(mesh(SmallMesh.policy().until(Instant.parse("2027-01-01T00:00:00Z")).build()));
    assertThat(stream().policy())
        .contains("{\"DateLessThan\":{\"aws:CurrentTime\":\"2027-01-01T00:00:00Z\"}}");
  }

  @Test
  void aGrantThatIsGoneIsTakenOutAndOthersStay() {
    apply(mesh(SmallMesh.policy().build()));
    fixture.hands().grant(Address.of("lake", "stream", STREAM));
    String theirs = String.valueOf(AccessStatements.of(stream().policy()).get("Theirs"));
    apply(mesh());
    assertThat(AccessStatements.of(stream().policy())).isEqualTo(Map.of("Theirs", theirs));
  }

  @Test
  void aStatementOfOthersWithAConditionIsAccessThatNobodyKnows() {
    apply(mesh(SmallMesh.policy().build()));
    String theirs =
        """
        {"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Allow",\
        "Principal":{"AWS":"*"},"Action":"kinesis:*","Resource":"%s",\
        "Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}}\
        """
            .formatted(stream().arn());
    services.streams().policy(stream(), AccessStatements.document(AccessStatements.of(theirs)));
    assertThat(plan(mesh(SmallMesh.policy().build())).foreign())
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.UNKNOWN);
  }

  @Test
  void whoeverMaySubscribeToAStreamReadsIt() {
    apply(mesh(SmallMesh.policy().build()));
    String theirs =
        """
        {"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Allow",\
        "Principal":{"AWS":"arn:aws:iam::111122223333:role/somebody"},\
        "Action":"kinesis:SubscribeToShard","Resource":"%s"}}\
        """
            .formatted(stream().arn());
    TreeMap<String, String> all = new TreeMap<>(AccessStatements.of(stream().policy()));
    all.putAll(AccessStatements.of(theirs));
    services.streams().policy(stream(), AccessStatements.document(all));
    assertThat(plan(mesh(SmallMesh.policy().build())).foreign())
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.WIDENS);
  }

  @Test
  void accessThatNobodyKnowsHoldsUpNoOtherChange() {
    apply(mesh(SmallMesh.policy().build()));
    String theirs =
        """
        {"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Allow",\
        "Principal":{"AWS":"*"},"Action":"kinesis:*","Resource":"%s",\
        "Condition":{"StringEquals":{"aws:SourceVpc":"vpc-1"}}}}\
        """
            .formatted(stream().arn());
    TreeMap<String, String> all = new TreeMap<>(AccessStatements.of(stream().policy()));
    all.putAll(AccessStatements.of(theirs));
    services.streams().policy(stream(), AccessStatements.document(all));
    Mesh further =
        mesh(SmallMesh.policy().privileges(Privilege.WRITE).build()).toBuilder()
            .principal(
                Principal.of("group:finance")
                    .with("lake", "arn:aws:iam::111122223333:role/finance"))
            .policy(AccessPolicy.builder("q", "group:finance", "sales.orders").build())
            .build();
    Plan plan = plan(further);
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.changes()).hasSize(3);
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT).succeeded()).isTrue();
  }

  @Test
  void aStatementOfOursThatSomebodyWidenedIsPutRight() {
    Mesh mesh = mesh(SmallMesh.policy().build());
    apply(mesh);
    String before = stream().policy();
    services
        .streams()
        .policy(
            stream(), Optional.of(before.replace("kinesis:GetRecords", "kinesis:DeleteStream")));
    apply(mesh);
    assertThat(stream().policy()).isEqualTo(before);
  }

  @Test
  void encryptionThatSomebodyEndedIsStartedAgain() {
    apply(mesh());
    services.streams().encrypt(stream(), "");
    apply(mesh());
    assertThat(stream().encryption()).isEqualTo("alias/aws/kinesis");
  }

  @Test
  void whatTakesAWhileIsWaitedFor() {
    account.slowStreams(1);
    Mesh mesh = mesh(SmallMesh.policy().build());
    apply(mesh);
    assertThat(stream().isActive()).isTrue();
    assertThat(stream().encryption()).isEqualTo("alias/aws/kinesis");
    assertThat(stream().policy()).contains("kinesis:GetRecords");
  }

  @Test
  void aColumnThatNeedNotBeThereIsANewVersion() {
    apply(mesh());
    apply(SmallMesh.with(fixture.platform(), Column.of("city", DataType.Text.unlimited())));
    assertThat(services.schemas().schema(REGISTRY, STREAM).orElseThrow().definition())
        .contains("\"city\"");
  }

  @Test
  void aRequiredColumnIsANewMajorVersion() {
    apply(mesh());
    Column required = Column.builder("city", DataType.Text.unlimited()).required(true).build();
    assertThat(plan(SmallMesh.with(fixture.platform(), required)).problems().toString())
        .contains("publish a new major version");
  }

  @Test
  void withoutTheSettingAStreamIsRefusedAndNothingIsAsked() {
    Platform platform = AwsFixture.everyType(account).platform();
    Plan plan = plan(SmallMesh.of(platform, SmallMesh.policy().build()));
    assertThat(plan.verdicts())
        .anySatisfy(v -> assertThat(v.limit()).isEqualTo(Optional.of("no-streams")));
    assertThat(plan.changes()).isEmpty();
  }
}
