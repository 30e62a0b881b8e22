package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Transition;

/** Deletion rules beside those of others, and what becomes of them when somebody meddles. */
class DeletionRulesTest {
  private static final LifecycleRule THEIRS =
      LifecycleRule.builder()
          .id("theirs")
          .status(ExpirationStatus.ENABLED)
          .filter(f -> f.and(a -> a.prefix("tmp/").objectSizeGreaterThan(1L)))
          .transitions(Transition.builder().days(60).storageClass("GLACIER_IR").build())
          .build();

  private final FakeAccount account = new FakeAccount();
  private final DeletionMesh mesh = new DeletionMesh(account);

  @AfterEach
  void close() {
    mesh.close();
  }

  @Test
  void rulesOfOthersStayAsTheyAre() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(mesh.mesh("none"));
    account
        .rules()
        .put(DeletionMesh.BUCKET, new BucketRules(List.of(THEIRS), "varies_by_storage_class"));
    mesh.applied(wanted);
    assertThat(mesh.rules().others())
        .isEqualTo(new BucketRules(List.of(THEIRS), "varies_by_storage_class"));
    assertThat(mesh.rules().size()).isEqualTo(2);
    mesh.applied(mesh.mesh("none"));
    assertThat(mesh.rules()).isEqualTo(new BucketRules(List.of(THEIRS), "varies_by_storage_class"));
  }

  @Test
  void aRuleThatSomebodyShortenedIsShownAndPutRight() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(wanted);
    LifecycleRule ours = mesh.rule(DeletionMesh.FILES);
    account
        .rules()
        .put(
            DeletionMesh.BUCKET,
            new BucketRules(List.of(ours.toBuilder().expiration(e -> e.days(1)).build()), ""));
    assertThat(mesh.changed(wanted)).containsExactly(DeletionMesh.expiry(DeletionMesh.FILES));
    assertThat(mesh.lost(wanted)).isEmpty();
    mesh.applied(wanted);
    assertThat(mesh.rules().rules()).containsExactly(ours);
  }

  @Test
  void turningOnARuleThatSomebodyTurnedOffIsALoss() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(wanted);
    LifecycleRule ours = mesh.rule(DeletionMesh.FILES);
    account
        .rules()
        .put(
            DeletionMesh.BUCKET,
            new BucketRules(
                List.of(ours.toBuilder().status(ExpirationStatus.DISABLED).build()), ""));
    assertThat(mesh.lost(wanted))
        .containsExactly("update " + DeletionMesh.expiry(DeletionMesh.FILES));
  }

  @Test
  void aRuleOfOursForAnotherPrefixIsPutRightAtALoss() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(wanted);
    LifecycleRule ours = mesh.rule(DeletionMesh.FILES);
    account
        .rules()
        .put(
            DeletionMesh.BUCKET,
            new BucketRules(
                List.of(ours.toBuilder().filter(f -> f.prefix("elsewhere/")).build()), ""));
    assertThat(mesh.lost(wanted))
        .containsExactly("update " + DeletionMesh.expiry(DeletionMesh.FILES));
    mesh.applied(wanted);
    assertThat(mesh.rules().rules()).containsExactly(ours);
  }

  @Test
  void aRuleOfOthersThatDeletesPartsOfAnIcebergTableIsAnError() {
    Mesh iceberg = mesh.mesh("files", "iceberg");
    mesh.applied(iceberg);
    account
        .rules()
        .put(DeletionMesh.BUCKET, new BucketRules(List.of(expiring("sales_orders/tables")), ""));
    assertThat(mesh.problems(iceberg, "rule-breaks-table"))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.isError()).isTrue();
              assertThat(p.subject()).isEqualTo("lake/bucket-rule/company-mesh-sales/expiring");
              assertThat(p.what()).contains("sales_orders.orders_v1");
            });
    account
        .rules()
        .put(
            DeletionMesh.BUCKET,
            new BucketRules(
                List.of(
                    expiring("tmp/"),
                    expiring("").toBuilder()
                        .id("marked")
                        .filter(f -> f.tag(t -> t.key("deleted").value("yes")))
                        .build()),
                ""));
    assertThat(mesh.problems(iceberg, "rule-breaks-table")).isEmpty();
  }

  private static LifecycleRule expiring(String prefix) {
    return THEIRS.toBuilder()
        .id("expiring")
        .filter(f -> f.prefix(prefix))
        .transitions(List.of())
        .expiration(e -> e.days(3))
        .build();
  }

  @Test
  void whatOthersWriteAtTheSameTimeIsToldAndNotCalledDone() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(mesh.mesh("none"));
    account
        .rules()
        .whenWritten(bucket -> account.rules().put(bucket, new BucketRules(List.of(THEIRS), "")));
    assertThat(mesh.apply(wanted).results().toString())
        .contains("somebody changed the lifecycle rules of bucket company-mesh-sales");
    account.rules().whenWritten(bucket -> {});
    mesh.applied(wanted);
    assertThat(mesh.rules().others().rules()).containsExactly(THEIRS);
  }

  @Test
  void moreRulesThanS3TakesAreRefusedInThePlan() {
    Mesh many = mesh.many(1_001, DeletionMesh.retention(30, "d"));
    assertThat(mesh.problems(many, "too-many-rules"))
        .singleElement()
        .satisfies(p -> assertThat(p.isError()).isTrue());
    assertThat(mesh.lost(many)).hasSize(1_000);
  }

  @Test
  void soAreThoseForWhichOthersLeaveNoRoom() {
    mesh.applied(mesh.mesh("none"));
    List<LifecycleRule> full = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      full.add(THEIRS.toBuilder().id("theirs" + i).build());
    }
    account.rules().put(DeletionMesh.BUCKET, new BucketRules(full, ""));
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    assertThat(mesh.problems(wanted, "too-many-rules")).hasSize(1);
    assertThat(mesh.lost(wanted)).isEmpty();
  }

  @Test
  void aDestroyTakesTheRulesAndLeavesThoseOfOthers() {
    Mesh wanted = mesh.mesh("files", DeletionMesh.retention(30, "d"));
    mesh.applied(wanted);
    account
        .rules()
        .put(
            DeletionMesh.BUCKET,
            new BucketRules(List.of(THEIRS, mesh.rule(DeletionMesh.FILES)), ""));
    account.fill(DeletionMesh.BUCKET);
    mesh.destroy(wanted);
    assertThat(mesh.rules().rules()).containsExactly(THEIRS);
  }
}
