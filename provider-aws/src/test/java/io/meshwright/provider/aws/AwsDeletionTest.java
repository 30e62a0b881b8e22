package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.fake.FakeAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What is deleted when the retention of a contract is over, and what never is. */
class AwsDeletionTest {
  private final FakeAccount account = new FakeAccount();
  private final DeletionMesh mesh = new DeletionMesh(account);

  @AfterEach
  void close() {
    mesh.close();
  }

  @Test
  void nothingIsDeletedUnlessThatIsAskedFor() {
    mesh.applied(mesh.mesh("none", DeletionMesh.retention(30, "d")));
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
    assertThat(mesh.calls).doesNotContain("s3.GetLifecycleConfiguration");
  }

  @Test
  void filesGoWhenTheirRetentionIsOverAndTablesStay() {
    mesh.applied(mesh.mesh("files", DeletionMesh.retention(90, "d")));
    assertThat(mesh.rules().rules()).hasSize(1);
    LifecycleRule rule = mesh.rule(DeletionMesh.FILES);
    assertThat(rule.status()).isEqualTo(ExpirationStatus.ENABLED);
    assertThat(rule.filter().prefix()).isEqualTo(DeletionMesh.FILES);
    assertThat(rule.expiration().days()).isEqualTo(90);
    assertThat(rule.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(30);
    assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation()).isEqualTo(90);
  }

  @Test
  void tablesThatAreFilesGoWhereAllIsAskedFor() {
    mesh.applied(mesh.mesh("all", "parquet", DeletionMesh.retention(2, "w")));
    assertThat(mesh.rule(DeletionMesh.TABLE).expiration().days()).isEqualTo(14);
    assertThat(mesh.rule(DeletionMesh.TABLE).noncurrentVersionExpiration().noncurrentDays())
        .isEqualTo(14);
    assertThat(mesh.rules().rules()).hasSize(2);
  }

  @Test
  void anIcebergTableIsNeverDeletedByTheAgeOfItsFiles() {
    Mesh iceberg = mesh.mesh("all", "iceberg", DeletionMesh.retention(30, "d"));
    mesh.applied(iceberg);
    assertThat(mesh.rules().rules())
        .extracting(LifecycleRule::id)
        .containsExactly("meshwright/" + DeletionMesh.FILES);
    assertThat(mesh.problems(iceberg, "data-kept"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.subject()).isEqualTo("sales.orders.tables@1.orders");
              assertThat(p.what()).contains("'30 d'", "Iceberg");
            });
  }

  @Test
  void aTableThatBecomesFilesBySettingIsNotDeletedEither() {
    mesh.applied(mesh.mesh("all", "iceberg", DeletionMesh.retention(30, "d")));
    Mesh parquet = mesh.mesh("all", "parquet", DeletionMesh.retention(30, "d"));
    assertThat(mesh.changed(parquet)).doesNotContain(DeletionMesh.expiry(DeletionMesh.TABLE));
    assertThat(mesh.problems(parquet, "impossible-change"))
        .anySatisfy(
            p -> assertThat(p.subject()).isEqualTo(DeletionMesh.expiry(DeletionMesh.TABLE)));
  }

  @ParameterizedTest
  @CsvSource({"1,d,1", "3,months,93", "2,y,732", "1,Week,7", "1,yr,366", "2,mo,62"})
  void aRetentionIsNeverReadAsLessThanItMayMean(int value, String unit, int days) {
    mesh.applied(mesh.mesh("files", DeletionMesh.retention(value, unit)));
    assertThat(mesh.rule(DeletionMesh.FILES).expiration().days()).isEqualTo(days);
  }

  @ParameterizedTest
  @CsvSource({"0,d", "forever,d", "3,moons", "3,''", "-1,d", "999999999,y", "1e3,d"})
  void whatNobodyCanCountDeletesNothing(String value, String unit) {
    Mesh odd = mesh.mesh("files", new SlaProperty("retention", value, unit, ""));
    mesh.applied(odd);
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
    assertThat(mesh.problems(odd, "data-kept")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"orders.day", "day", "orders.region,orders.day", "elsewhere"})
  void whatCountsFromAColumnDeletesNothing(String element) {
    Mesh byColumn = mesh.mesh("files", new SlaProperty("retention", "3", "y", element));
    mesh.applied(byColumn);
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
    assertThat(mesh.problems(byColumn, "data-kept"))
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("'" + element + "'"));
  }

  @Test
  void theLongestOfSeveralPromisesCounts() {
    mesh.applied(
        mesh.mesh(
            "files",
            DeletionMesh.retention(30, "d"),
            new SlaProperty("retention", "60", "d", "orders"),
            DeletionMesh.retention(40, "d")));
    assertThat(mesh.rule(DeletionMesh.FILES).expiration().days()).isEqualTo(60);
  }

  @Test
  void aPromiseThatNobodyCanCountOutweighsTheOthers() {
    mesh.applied(
        mesh.mesh(
            "files",
            DeletionMesh.retention(30, "d"),
            new SlaProperty("retention", "3", "y", "orders.day")));
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
  }

  @Test
  void withoutARetentionThereIsNothingToDelete() {
    Mesh silent = mesh.mesh("all");
    mesh.applied(silent);
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
    assertThat(mesh.problems(silent, "data-kept")).isEmpty();
  }

  @Test
  void aRuleNeedsTheApprovalOfALossAndAPlanSaysWhatGoesWhen() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    assertThat(mesh.lost(wanted))
        .containsExactly("create " + DeletionMesh.expiry(DeletionMesh.FILES));
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> mesh.apply(wanted, false))
        .withMessageContaining("s3://company-mesh-sales/" + DeletionMesh.FILES)
        .withMessageContaining("30 days old");
    assertThat(mesh.problems(wanted, "data-deleted"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.subject()).isEqualTo("lake/bucket/company-mesh-sales");
              assertThat(p.what()).contains(DeletionMesh.FILES, "30 days old");
            });
  }

  @Test
  void shorteningIsALossAndLengtheningOrRemovingIsNone() {
    mesh.applied(mesh.mesh("files", DeletionMesh.retention(30, "d")));
    Mesh shorter = mesh.mesh("files", DeletionMesh.retention(29, "d"));
    assertThat(mesh.lost(shorter))
        .containsExactly("update " + DeletionMesh.expiry(DeletionMesh.FILES));
    Mesh longer = mesh.mesh("files", DeletionMesh.retention(31, "d"));
    assertThat(mesh.lost(longer)).isEmpty();
    assertThat(mesh.apply(longer, false).succeeded()).isTrue();
    assertThat(mesh.rule(DeletionMesh.FILES).expiration().days()).isEqualTo(31);
    Mesh none = mesh.mesh("none", DeletionMesh.retention(31, "d"));
    assertThat(mesh.lost(none)).isEmpty();
    assertThat(mesh.apply(none, false).succeeded()).isTrue();
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
  }

  @Test
  void aPlanReadsTheRulesOfABucketOnce() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(wanted);
    mesh.calls.clear();
    mesh.plan(wanted);
    assertThat(mesh.calls).containsOnlyOnce("s3.GetLifecycleConfiguration");
  }

  @Test
  void rulesGoThoughTheSettingIsOffAndNobodyLooksAfterThat() {
    mesh.applied(mesh.mesh("files", DeletionMesh.retention(30, "d")));
    assertThat(mesh.isRemembered()).isTrue();
    Mesh none = mesh.mesh("none", DeletionMesh.retention(30, "d"));
    mesh.applied(none);
    assertThat(mesh.rules()).isEqualTo(BucketRules.NONE);
    assertThat(mesh.isRemembered()).isFalse();
    mesh.calls.clear();
    mesh.plan(none);
    assertThat(mesh.calls).doesNotContain("s3.GetLifecycleConfiguration");
  }

  @Test
  void whatLiesInAPlaceOfSomebodyElseIsNotOursToDelete() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () -> AwsConfig.of(AwsFixture.filterable(account).platform().with("deletion", "files")))
        .withMessageContaining("deletion");
  }
}
