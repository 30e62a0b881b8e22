package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.IamRole;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bucket for each domain, with its role and its registration. */
class AwsBucketsTest {
  private static final String BUCKET = "company-mesh-sales";
  private static final String PUBLIC =
      """
      {"Version":"2012-10-17","Statement":{"Sid":"Open","Effect":"Allow","Principal":"*",\
      "Action":"s3:GetObject","Resource":"arn:aws:s3:::company-mesh-sales/*"}}\
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

  @BeforeEach
  void apply() {
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(plan().changes()).isEmpty();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan() {
    return engine.plan(mesh(), PlanOptions.DEFAULT);
  }

  private Mesh mesh() {
    return SmallMesh.of(fixture.platform(), SmallMesh.policy().build());
  }

  private S3Bucket bucket() {
    return services.storage().bucket(BUCKET, services.storage().tags(BUCKET).orElseThrow());
  }

  private void changeByHand(S3Bucket now, S3Bucket changed) {
    services.storage().update(now, changed);
  }

  private List<String> changed() {
    return plan().changes().stream().map(c -> c.change().address().toString()).toList();
  }

  @Test
  void theBucketIsClosedEncryptedVersionedAndMarked() {
    S3Bucket bucket = bucket();
    assertThat(bucket.closed()).isTrue();
    assertThat(bucket.tlsOnly()).isTrue();
    assertThat(bucket.versioned()).isTrue();
    assertThat(bucket.encryption()).isEqualTo("AES256");
    assertThat(bucket.tags())
        .containsEntry("domain", "sales")
        .containsEntry("meshwright.scope", "sales");
  }

  @Test
  void lakeFormationReadsItAsARoleThatMayNothingElse() {
    assertThat(services.locations().locations())
        .containsExactly(
            LakeLocation.of(
                BUCKET, "arn:aws:iam::111122223333:role/meshwright/retailer/main/sales/" + BUCKET));
    String policy = services.roles().role(BUCKET).orElseThrow().policy();
    assertThat(policy)
        .contains("arn:aws:s3:::company-mesh-sales/*", "s3:ListBucket")
        .doesNotContain("\"*\"", "s3:*");
    assertThat(services.roles().role(BUCKET).orElseThrow().trust())
        .contains("{\"Service\":\"lakeformation.amazonaws.com\"}");
  }

  @Test
  void settingsThatSomebodyTurnedOffAreTurnedOnAgain() {
    S3Bucket now = bucket();
    changeByHand(now, new S3Bucket(BUCKET, "", false, false, false, new TreeMap<>(), now.tags()));
    assertThat(changed()).containsExactly("lake/bucket/" + BUCKET);
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(bucket()).isEqualTo(now);
  }

  @Test
  void tagsOfOthersAreTheirs() {
    S3Bucket now = bucket();
    TreeMap<String, String> tags = new TreeMap<>(now.tags());
    tags.put("cost-centre", "4711");
    changeByHand(now, new S3Bucket(BUCKET, "AES256", false, true, true, new TreeMap<>(), tags));
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(bucket().tags()).containsEntry("cost-centre", "4711");
  }

  @Test
  void aStatementOfOthersIsAccessThatNobodyWrote() {
    changeByHand(bucket(), bucket().withOthers(new TreeMap<>(Map.of("Open", PUBLIC))));
    Plan plan = plan();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.foreign())
        .extracting(f -> f.address())
        .containsExactly(Address.of("lake", "bucket-statement", BUCKET, "Open"));
    assertThat(plan.foreign())
        .extracting(f -> f.effect())
        .containsExactly(ForeignObject.Effect.UNKNOWN);
  }

  @Test
  void aStatementThatOnlyRefusesGivesNobodyAnything() {
    changeByHand(
        bucket(),
        bucket()
            .withOthers(new TreeMap<>(Map.of("Open", PUBLIC.replace("\"Allow\"", "\"Deny\"")))));
    assertThat(plan().foreign())
        .extracting(f -> f.effect())
        .containsExactly(ForeignObject.Effect.NONE);
  }

  @Test
  void aRegistrationThatIsGoneIsMadeAgain() {
    services.locations().deregister(LakeLocation.of(BUCKET, ""));
    assertThat(changed()).containsExactly("lake/location/" + BUCKET);
  }

  @Test
  void hybridAccessIsEnded() {
    LakeLocation now = services.locations().locations().getFirst();
    services.locations().update(new LakeLocation(now.arn(), now.roleArn(), true));
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
    assertThat(services.locations().locations()).containsExactly(now);
  }

  @Test
  void aBucketWithFilesStaysAndIsShownUntilItIsEmpty() {
    account.fill(BUCKET);
    PlanOptions destroy = PlanOptions.DEFAULT.withDestroy(true);
    ApplyOptions losing = ApplyOptions.DEFAULT.withAllowDataLoss(true);
    ApplyReport report = engine.apply(engine.plan(mesh(), destroy), losing);
    assertThat(report.succeeded()).isFalse();
    assertThat(report.done()).isEqualTo(report.results().size() - 1L);
    assertThat(report.results().toString()).contains("BucketNotEmpty");
    account.empty(BUCKET);
    assertThat(engine.apply(engine.plan(mesh(), destroy), losing).succeeded()).isTrue();
    assertThat(fixture.ownObjects()).isEmpty();
  }

  @Test
  void policiesThatOthersGaveTheRoleAreAFindingAndStay() {
    IamRole role = services.roles().role(BUCKET).orElseThrow();
    String managed = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    account.widenRole(role.withOthers(new TreeSet<>(List.of("by-hand", managed))));

    assertThat(plan().problems())
        .filteredOn(p -> p.code().equals("widened-role"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.isError()).isFalse();
              assertThat(p.subject()).isEqualTo("lake/role/" + BUCKET);
              assertThat(p.what()).contains(managed + ", by-hand");
            });
    assertThat(plan().changes()).isEmpty();
  }
}
