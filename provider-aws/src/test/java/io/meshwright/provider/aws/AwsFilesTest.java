package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A folder of files, and who may read and write them. */
class AwsFilesTest {
  private static final String BUCKET = "company-mesh-sales";
  private static final String FOLDER = "files/sales_orders/orders_v1/orders_v1_files/";
  private static final String THEIRS =
      """
      {"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Allow",\
      "Principal":{"AWS":"arn:aws:iam::111122223333:role/x"},"Action":"s3:GetObject",\
      "Resource":"arn:aws:s3:::company-mesh-sales/*"}}\
      """;

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account).withBuckets();
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

  private void apply(AccessPolicy... policies) {
    Mesh mesh = mesh(policies);
    ApplyReport report = engine.apply(plan(mesh), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.results() + " " + report.problems()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  private Mesh mesh(AccessPolicy... policies) {
    return SmallMesh.of(fixture.platform(), PortKind.FILES, policies);
  }

  private S3Bucket bucket() {
    return services.storage().bucket(BUCKET, services.storage().tags(BUCKET).orElseThrow());
  }

  private String policy() {
    return String.join("\n", bucket().others().values());
  }

  @Test
  void whoReadsGetsAndListsTheFolderAndNoMore() {
    apply(SmallMesh.policy().build());
    assertThat(policy().lines())
        .hasSize(2)
        .allSatisfy(
            s -> assertThat(s).contains("\"AWS\":\"arn:aws:iam::111122223333:role/readers\""))
        .anySatisfy(
            s ->
                assertThat(s)
                    .contains(
                        "\"Action\":\"s3:GetObject\"",
                        "\"Resource\":\"arn:aws:s3:::company-mesh-sales/" + FOLDER + "*\""))
        .anySatisfy(
            s ->
                assertThat(s)
                    .contains(
                        "\"Action\":\"s3:ListBucket\"",
                        "\"Resource\":\"arn:aws:s3:::company-mesh-sales\"",
                        "{\"StringLike\":{\"s3:prefix\":\"" + FOLDER + "*\"}}"));
  }

  @Test
  void whoWritesNeitherReadsNorLists() {
    apply(SmallMesh.policy().privileges(Privilege.WRITE).build());
    assertThat(policy())
        .contains("s3:PutObject", "s3:DeleteObject")
        .doesNotContain("s3:GetObject", "s3:ListBucket");
  }

  @Test
  void aGrantEndsByACondition() {
    apply(SmallMesh.policy().until(Instant.parse("2027-01-01T00:00:00Z")).build());
    assertThat(policy().lines())
        .allSatisfy(
            s ->
                assertThat(s)
                    .contains("\"DateLessThan\":{\"aws:CurrentTime\":\"2027-01-01T00:00:00Z\"}"));
  }

  @Test
  void theCatalogueSaysWhatIsInTheFilesAndGivesNobodyAnyOfIt() {
    apply(SmallMesh.policy().build());
    GlueTable table = services.catalogue().table("sales_orders", "orders_v1_files").orElseThrow();
    assertThat(table.location()).isEqualTo("s3://" + BUCKET + "/" + FOLDER);
    assertThat(services.permissions().permissions())
        .allSatisfy(right -> assertThat(right.permissions()).containsExactly("DESCRIBE"));
  }

  @Test
  void statementsOfOthersStayWhenOursComeAndGo() {
    String theirs = THEIRS.replace("Allow", "Deny");
    apply();
    services
        .storage()
        .update(bucket(), bucket().withOthers(new TreeMap<>(Map.of("Theirs", theirs))));
    apply(SmallMesh.policy().build());
    assertThat(bucket().others()).hasSizeGreaterThan(1).containsEntry("Theirs", theirs);
    apply();
    assertThat(bucket().others()).isEqualTo(Map.of("Theirs", theirs));
    assertThat(bucket().tlsOnly()).isTrue();
  }

  @Test
  void aStatementOfOthersMayShowAnyFolder() {
    apply(SmallMesh.policy().build());
    TreeMap<String, String> all = new TreeMap<>(bucket().others());
    all.put("Theirs", THEIRS);
    services.storage().update(bucket(), bucket().withOthers(all));
    assertThat(plan(mesh(SmallMesh.policy().build())).foreign())
        .extracting(ForeignObject::effect)
        .containsExactly(ForeignObject.Effect.UNKNOWN);
  }

  @Test
  void aStatementOfOursThatSomebodyTookOutComesBack() {
    apply(SmallMesh.policy().build());
    S3Bucket before = bucket();
    services.storage().update(before, before.withOthers(new TreeMap<>()));
    apply(SmallMesh.policy().build());
    assertThat(bucket()).isEqualTo(before);
  }

  @Test
  void filesAreNoWayIntoTables() {
    Mesh mesh = SmallMesh.of(fixture.platform(), SmallMesh.policy().build());
    engine.apply(plan(mesh), ApplyOptions.DEFAULT);
    GlueTable table = services.catalogue().table("sales_orders", "orders_v1").orElseThrow();
    assertThat(table.location()).doesNotContain("/files/");
  }

  @Test
  void aWarehouseOfSomebodyElseHoldsNoFiles() {
    Mesh mesh =
        SmallMesh.of(
            AwsFixture.filterable(account).platform(), PortKind.FILES, SmallMesh.policy().build());
    assertThat(plan(mesh).verdicts())
        .anySatisfy(v -> assertThat(v.limit()).isEqualTo(Optional.of("files-bucket")));
    assertThat(plan(mesh).changes()).isEmpty();
  }
}
