package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.resource.AwsCatalogueGrant;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights that others gave, of kinds that are easily overlooked; on the account in memory. */
class OthersRightsTest {
  private static final String SOMEBODY = "arn:aws:iam::111122223333:role/somebody";
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

  @BeforeEach
  void apply() {
    assertThat(engine.apply(plan(), ApplyOptions.DEFAULT).succeeded()).isTrue();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Plan plan() {
    Mesh mesh = SmallMesh.of(fixture.platform(), SmallMesh.policy().build());
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private void grant(String who, LakePermission.On on, String word) {
    assertThat(
            services
                .permissions()
                .grant(
                    List.of(
                        new LakePermission(
                            who, on, new TreeSet<>(Set.of(word)), Ordered.set(List.of())))))
        .isEmpty();
  }

  private static LakePermission.On column(String name) {
    return new LakePermission.Columns("sales_orders", "orders_v1", List.of(name), false);
  }

  @Test
  void whatEverybodyOfTheAccountMaySelectMayReachAnybody() {
    grant("111122223333:IAMPrincipals", TABLE, "SELECT");
    assertThat(plan().foreign())
        .singleElement()
        .satisfies(f -> assertThat(f.effect()).isEqualTo(ForeignObject.Effect.UNKNOWN));
  }

  @Test
  void whoeverHasAllOfTheCatalogueHasEveryTableInIt() {
    grant(SOMEBODY, new LakePermission.Catalogue(), "SUPER_USER");
    assertThat(plan().foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.effect()).isEqualTo(ForeignObject.Effect.WIDENS);
              assertThat(f.address().kind()).isEqualTo(AwsCatalogueGrant.KIND);
            });
  }

  @Test
  void aWordOnTheCatalogueThatNobodyKnowsMayReachItsTables() {
    assertThat(AwsCatalogueGrant.reaching(Ordered.set(List.of("DESCRIBE", "SOMETHING_NEW"))))
        .containsExactly("SOMETHING_NEW");
  }

  @Test
  void whoMayMakeDatabasesInTheCatalogueReachesNoneThatIsThere() {
    grant(SOMEBODY, new LakePermission.Catalogue(), "CREATE_DATABASE");
    assertThat(plan().foreign()).isEmpty();
  }

  @Test
  void listsOfColumnsOfOnePrincipalAddUp() {
    grant(SOMEBODY, column("region"), "SELECT");
    grant(SOMEBODY, column("amount"), "SELECT");
    assertThat(plan().foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(AwsResource.of(f.live().resource()))
                  .isInstanceOfSatisfying(
                      AwsColumnGrant.class,
                      g -> assertThat(g.columns()).containsExactly("amount", "region"));
            });
  }

  @Test
  void ofTwoListsOfColumnsThatAreLeftOutWhatBothLeaveOutIs() {
    grant(
        SOMEBODY,
        new LakePermission.Columns("sales_orders", "orders_v1", List.of("amount", "region"), true),
        "SELECT");
    grant(
        SOMEBODY,
        new LakePermission.Columns("sales_orders", "orders_v1", List.of("amount"), true),
        "SELECT");
    assertThat(plan().foreign())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(AwsResource.of(f.live().resource()))
                  .isInstanceOfSatisfying(
                      AwsColumnGrant.class, g -> assertThat(g.columns()).containsExactly("amount"));
            });
  }

  @Test
  void aPlaceWithinThatIsForHybridAccessIsSaid() {
    account
        .locations("lake", event -> {}, role -> true)
        .register(
            new LakeLocation(
                "arn:aws:s3:::company-lake/mesh/sales_orders",
                "arn:aws:iam::111122223333:role/r",
                true));
    assertThat(plan().problems()).extracting(Problem::code).containsExactly("unguarded-files");
  }

  @Test
  void aPartOfOneOfOurBucketsThatIsForHybridAccessIsSaid() {
    FakeAccount other = new FakeAccount();
    AwsFixture buckets = AwsFixture.filterable(other).withBuckets();
    try (Meshwright own =
        MeshwrightEngine.builder()
            .providers(List.of(buckets.factory()))
            .clock(buckets.clock())
            .stateFolder(buckets.stateFolder())
            .build()) {
      Mesh mesh = SmallMesh.of(buckets.platform(), SmallMesh.policy().build());
      own.apply(own.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
      String bucket = other.account("lake", event -> {}).storage().buckets("").getFirst();
      other
          .locations("lake", event -> {}, role -> true)
          .register(
              new LakeLocation(
                  "arn:aws:s3:::" + bucket + "/sales_orders",
                  "arn:aws:iam::111122223333:role/r",
                  true));
      assertThat(own.plan(mesh, PlanOptions.DEFAULT).problems())
          .extracting(Problem::code)
          .containsExactly("unguarded-files");
    }
  }

  @Test
  void anAdministratorWhoIsOfTheMeshGetsWhatItSays() {
    Mesh mesh =
        SmallMesh.of(fixture.platform(), SmallMesh.policy().build()).toBuilder()
            .principal(
                Principal.of("group:stewards")
                    .with("lake", "arn:aws:iam::111122223333:role/lake-administrator"))
            .policy(AccessPolicy.builder("q", "group:stewards", "sales.orders").build())
            .build();
    ApplyReport report = engine.apply(engine.plan(mesh, PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(engine.plan(mesh, PlanOptions.DEFAULT).changes()).isEmpty();
  }
}
