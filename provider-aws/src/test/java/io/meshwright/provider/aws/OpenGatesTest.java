package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What lets people past Lake Formation, as the pages say it; on the account in memory. */
class OpenGatesTest {
  private static final String IAM = "IAM_ALLOWED_PRINCIPALS";
  private static final String ROLE = "arn:aws:iam::111122223333:role/maker";
  private static final LakePermission.On TABLE =
      new LakePermission.Table("sales_orders", "orders_v1");

  private final FakeAccount account = new FakeAccount();
  private final AwsFixture fixture = AwsFixture.filterable(account);
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

  private Plan plan() {
    return plan(fixture.platform());
  }

  private Plan plan(Platform platform) {
    Mesh mesh = SmallMesh.of(platform, SmallMesh.policy().build());
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private void apply(Plan plan) {
    assertThat(engine.apply(plan, ApplyOptions.DEFAULT).results())
        .allSatisfy(r -> assertThat(r.toString()).doesNotContain("Failed"));
  }

  private static LakePermission right(String who, LakePermission.On on, String word) {
    return new LakePermission(who, on, new TreeSet<>(Set.of(word)), Ordered.set(List.<String>of()));
  }

  private void grant(LakePermission right) {
    assertThat(services.permissions().grant(List.of(right))).isEmpty();
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Problem::code).toList();
  }

  private List<LakePermission> ofIam() {
    return services.permissions().permissions().stream()
        .filter(r -> r.principal().equals(IAM))
        .toList();
  }

  @Test
  void whereNothingIsOpenNothingIsSaid() {
    apply(plan());
    assertThat(plan().problems()).isEmpty();
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aTableThatIsOpenToIamIsWeakerAndSaysSo() {
    apply(plan());
    grant(right(IAM, TABLE, "ALL"));
    Plan plan = plan();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("open-to-iam");
              assertThat(p.isError()).isTrue();
              assertThat(p.subject()).isEqualTo("lake/database/sales_orders");
              assertThat(p.what()).contains("orders_v1", "WEAKER");
            });
    assertThat(plan.foreign()).extracting(f -> f.effect()).contains(ForeignObject.Effect.UNKNOWN);
  }

  @Test
  void allTablesOpenToIamAreSaidToBe() {
    apply(plan());
    grant(right(IAM, new LakePermission.EveryTable("sales_orders"), "SELECT"));
    assertThat(codes(plan())).containsExactly("open-to-iam");
  }

  @Test
  void authoritativeAuthorityClosesThem() {
    apply(plan());
    grant(right(IAM, TABLE, "ALL"));
    Platform platform = fixture.platform().with(Authority.AUTHORITATIVE);
    Plan plan = plan(platform);
    assertThat(plan.problems()).isEmpty();
    apply(plan);
    assertThat(ofIam()).isEmpty();
  }

  @Test
  void whatIsMadeInADataLakeThatOpensEverythingIsClosed() {
    account.open(true, true);
    Plan plan = plan();
    assertThat(codes(plan)).containsExactly("open-defaults");
    apply(plan);
    assertThat(ofIam()).isEmpty();
    assertThat(codes(plan())).containsExactly("open-defaults");
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aDatabaseThatOpensNewTablesIsChangedBeforeAnyIsMade() {
    apply(plan());
    services.catalogue().deleteTable("sales_orders", "orders_v1");
    GlueDatabase now = services.catalogue().database("sales_orders").orElseThrow();
    services
        .catalogue()
        .update(
            new GlueDatabase(
                now.name(), now.description(), now.location(), now.parameters(), true));
    Plan plan = plan();
    assertThat(plan.changes())
        .extracting(c -> c.change().address().kind())
        .contains("database", "table");
    apply(plan);
    assertThat(ofIam()).isEmpty();
    assertThat(plan().changes()).isEmpty();
  }

  @Test
  void aWarehouseThatIsNotRegisteredGuardsNothing() {
    services.locations().deregister(LakeLocation.of("company-lake", ""));
    Plan plan = plan();
    assertThat(plan.problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.code()).isEqualTo("unguarded-files");
              assertThat(p.subject()).isEqualTo("s3://company-lake/mesh");
              assertThat(p.what()).contains("not registered", "WEAKER");
              assertThat(p.remedy()).contains("register");
            });
  }

  @Test
  void aWarehouseThatIsRegisteredForSomeOtherPrefixIsNot() {
    services.locations().deregister(LakeLocation.of("company-lake", ""));
    register("arn:aws:s3:::company-lake/mes", false);
    assertThat(codes(plan())).containsExactly("unguarded-files");
    register("arn:aws:s3:::company-lake/mesh", false);
    assertThat(codes(plan())).isEmpty();
  }

  @Test
  void hybridAccessIsSaid() {
    services.locations().deregister(LakeLocation.of("company-lake", ""));
    register("arn:aws:s3:::company-lake", true);
    assertThat(plan().problems())
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("hybrid", "WEAKER"));
  }

  private void register(String arn, boolean hybrid) {
    account
        .locations("lake", event -> {}, role -> true)
        .register(new LakeLocation(arn, "arn:aws:iam::111122223333:role/r", hybrid));
  }

  @Test
  void whoeverMayMakeTablesOverTheFilesMayReadThem() {
    apply(plan());
    grant(
        right(
            ROLE,
            new LakePermission.Location("arn:aws:s3:::company-lake/mesh"),
            "DATA_LOCATION_ACCESS"));
    // The warehouse is somebody else's, and so is a right on all of it.
    assertThat(plan().foreign()).isEmpty();
    assertThat(plan().changes()).isEmpty();
  }
}
