package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.snowflake.client.FakeGateway;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A product of one account reads what another one shares with it. */
class ImportsTest {
  private static final String DATABASE = "SALES__ORDERS__PARTNERS_V1";
  private static final String ROLE = "ORDERS__PARTNERS_V1__SHARED__PARTNER_MAIN";
  private static final String SHARE = "SALES__" + ROLE;

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final FakeAccount source = fixture.account();
  private final FakeAccount reader = new FakeAccount();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, accounts(), sent);
  private Platform there = fixture.platform();
  private Platform here = named(there).with("account", "partner-main");

  @BeforeEach
  void makeThemNeighbours() {
    source.named("COMPANY.TEST").role("ANALYSTS");
    reader.named("PARTNER.MAIN").role("PIPELINE");
    reader.role("STRANGER");
    reader.knows("COMPANY.TEST", source);
    source.listener(s -> sent.add("there: " + s));
    reader.listener(s -> sent.add("here: " + s));
  }

  private static Platform named(Platform platform) {
    return new Platform(
        new PlatformName("partner"),
        platform.provider(),
        platform.settings(),
        platform.authority());
  }

  private static AccessPolicy reads(String who) {
    return AccessPolicy.builder(who.replace(':', '-'), who, "sales.orders").build();
  }

  private static DataProduct campaigns(String product, boolean reads) {
    DataProduct.Builder built =
        DataProduct.builder(ProductAddress.of("marketing", product)).producer("service:pipeline");
    return reads
        ? built
            .inputPort(
                new InputPort(
                    "orders",
                    Optional.of(SharedMesh.PORT),
                    "",
                    Optional.of(new PlatformName("partner"))))
            .build()
        : built.build();
  }

  private Mesh mesh(PortKind kind, boolean shared, UnaryOperator<Mesh.Builder> change) {
    Mesh.Builder mesh =
        SharedMesh.of(there, kind, m -> m.policy(reads("group:analysts"))).toBuilder()
            .platform(here)
            .domain(Domain.of("marketing", "partner"))
            .principal(Principal.of("service:pipeline").with("partner", "role:PIPELINE"));
    if (shared) {
      mesh.policy(reads("group:partner"));
    }
    return change.apply(mesh).build();
  }

  private Mesh mesh() {
    return mesh(PortKind.SHARE, true, m -> m.product(campaigns("campaigns", true)));
  }

  private SnowflakeProviderFactory accounts() {
    Map<String, FakeAccount> accounts = Map.of("warehouse", source, "partner", reader);
    return new SnowflakeProviderFactory(
        (config, meter, runtime) ->
            new SnowflakeGateways(
                new FakeGateway(
                    Optional.ofNullable(accounts.get(meter.platform().value())).orElseThrow(),
                    config.target(),
                    new CallMeter(meter.platform(), meter.told())),
                () -> {}));
  }

  private Plan plan(Mesh mesh) {
    return runs.plan(mesh);
  }

  private ApplyReport run(Mesh mesh) {
    return runs.run(mesh, PlanOptions.DEFAULT);
  }

  private void apply(Mesh mesh) {
    ApplyReport report = run(mesh);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(plan(mesh).changes()).isEmpty();
  }

  private List<String> readers() {
    return reader.lines().stream()
        .filter(l -> l.startsWith("given " + DATABASE))
        .map(l -> l.substring(l.lastIndexOf('[') + 1, l.lastIndexOf("]]]]")))
        .toList();
  }

  private static List<PolicyVerdict> ofInputs(Plan plan) {
    return plan.verdicts().stream().filter(v -> v.subject().contains(".inputs.")).toList();
  }

  @Test
  void whatIsSharedIsADatabaseWhoseRoleTheProducerHas() {
    apply(mesh());
    assertThat(sent.stream().filter(s -> s.startsWith("here: ") && !s.contains("ALTER")))
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .startsWith(
                        "here: CREATE DATABASE \"%s\" FROM SHARE \"COMPANY\".\"TEST\".\"%s\" COMMENT = '"
                            .formatted(DATABASE, SHARE))
                    .contains("mesh=retailer", "scope=platform"),
            s ->
                assertThat(s)
                    .isEqualTo(
                        "here: GRANT DATABASE ROLE \"%s\".\"%s\" TO ROLE \"PIPELINE\""
                            .formatted(DATABASE, ROLE)));
    assertThat(readers()).containsExactly("PIPELINE");
    assertThat(ofInputs(plan(mesh()))).isEmpty();
  }

  @Test
  void itIsMadeOnceTheShareIsOpen() {
    apply(mesh());
    int opened =
        sent.indexOf(
            sent.stream().filter(s -> s.contains("ADD ACCOUNTS")).findFirst().orElseThrow());
    int made =
        sent.indexOf(sent.stream().filter(s -> s.contains("FROM SHARE")).findFirst().orElseThrow());
    assertThat(opened).isBetween(0, made);
  }

  @Test
  void aRunOfTheReadersDomainAloneWaitsForTheSources() {
    PlanOptions alone =
        PlanOptions.DEFAULT.withDomains(Ordered.set(List.of(new DomainName("marketing"))));
    ApplyReport report = runs.run(mesh(), alone);
    assertThat(report.results()).isEmpty();
    assertThat(report.problems())
        .filteredOn(p -> p.code().equals("needs-other-domain"))
        .extracting(Problem::subject)
        .containsExactly("marketing.campaigns");
    apply(mesh());
    reader.run("DROP DATABASE " + DATABASE);
    assertThat(runs.run(mesh(), alone).succeeded()).isTrue();
    assertThat(readers()).containsExactly("PIPELINE");
  }

  @Test
  void twoProductsHaveItTogether() {
    Mesh both =
        mesh(
            PortKind.SHARE,
            true,
            m -> m.product(campaigns("campaigns", true)).product(campaigns("adverts", true)));
    apply(both);
    assertThat(sent).filteredOn(s -> s.contains("FROM SHARE")).hasSize(1);
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  @Test
  void whatNoProductReadsAnyMoreGoes() {
    apply(mesh());
    apply(mesh(PortKind.SHARE, true, m -> m.product(campaigns("campaigns", false))));
    assertThat(sent)
        .filteredOn(s -> s.startsWith("here: "))
        .last()
        .isEqualTo("here: DROP DATABASE \"" + DATABASE + "\"");
    assertThat(reader.lines()).noneMatch(l -> l.contains(DATABASE));
    assertThat(source.lines()).anyMatch(l -> l.startsWith("share " + SHARE));
  }

  /** In a run that has begun nothing that is taken there waits for what is taken here. */
  @Test
  void whoMayReadItNoMoreIsShutOutByTheSource() {
    apply(mesh());
    Mesh closed = mesh(PortKind.SHARE, false, m -> m.product(campaigns("campaigns", true)));
    assertThat(plan(closed).changes())
        .filteredOn(c -> c.address().kind().equals("share-account"))
        .allSatisfy(c -> assertThat(c.after()).noneMatch(a -> a.platform().equals("partner")));
    assertThat(ofInputs(plan(closed)))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.verdict()).isEqualTo(Verdict.IMPOSSIBLE);
              assertThat(v.limit()).contains("not-shared");
              assertThat(v.reason())
                  .startsWith("sales.orders.partners@1 is not shared with account PARTNER.MAIN");
            });
    ApplyReport report = run(closed);
    assertThat(report.results()).allMatch(r -> r.outcome() instanceof ChangeOutcome.Done);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("closed");
    assertThat(plan(closed).changes()).isEmpty();
    assertThat(reader.lines()).noneMatch(l -> l.contains(DATABASE));
  }

  @Test
  void aPortThatIsNoShareIsNotShared() {
    assertThat(
            ofInputs(
                plan(mesh(PortKind.TABLE, false, m -> m.product(campaigns("campaigns", true))))))
        .extracting(v -> v.limit().orElse(""))
        .containsExactly("not-shared");
  }

  /** What a listing offers its consumer takes by hand. */
  @Test
  void aPortThatAListingOffersIsNotImported() {
    there = there.with("listings", "private");
    assertThat(ofInputs(plan(mesh())))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.limit()).contains("listed");
              assertThat(v.reason()).contains("is offered by listing", "accepts by hand");
            });
  }

  @Test
  void aRoleThatWasGivenOnByHandIsDriftAndGoesWhereItMay() {
    apply(mesh());
    reader.run("GRANT DATABASE ROLE \"%s\".\"%s\" TO ROLE STRANGER".formatted(DATABASE, ROLE));
    assertThat(plan(mesh()).foreign())
        .extracting(ForeignObject::address)
        .extracting(a -> a.kind() + " " + a.path())
        .containsExactly("imported-role-grant [%s, %s, role:STRANGER]".formatted(DATABASE, ROLE));
    here = here.with(Authority.AUTHORITATIVE);
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  @Test
  void whatWasTakenByHandComesBack() {
    apply(mesh());
    reader.run("REVOKE DATABASE ROLE \"%s\".\"%s\" FROM ROLE PIPELINE".formatted(DATABASE, ROLE));
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  /** A share that was dropped and made anew is another one, though it has its name. */
  @Test
  void aDatabaseWhoseShareWasClosedIsMadeAnew() {
    apply(mesh());
    source.run("ALTER SHARE \"" + SHARE + "\" REMOVE ACCOUNTS = PARTNER.MAIN");
    assertThat(plan(mesh()).changes())
        .extracting(c -> c.address().kind() + " " + c.change().verb())
        .containsExactlyInAnyOrder(
            "share-account create", "imported-database replace", "imported-role-grant create");
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  /** The role has the name that it had, so that nothing of it differs. */
  @Test
  void aShareOfAnotherNameIsADatabaseMadeAnewWithItsRoles() {
    there = there.with("database", "ONE");
    apply(mesh());
    there = there.with("database", "TWO");
    assertThat(plan(mesh()).changes())
        .filteredOn(c -> c.address().platform().equals("partner"))
        .extracting(c -> c.address().kind() + " " + c.change().verb())
        .containsExactly("imported-database replace");
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  @Test
  void aRoleThatCouldNotBeGivenAgainIsNoSuccess() {
    there = there.with("database", "ONE");
    apply(mesh());
    there = there.with("database", "TWO");
    List<String> given = new ArrayList<>();
    reader.denied(s -> s.startsWith("GRANT DATABASE ROLE") && given.add(s) && given.size() < 3);
    ApplyReport report = run(mesh());
    assertThat(report.succeeded()).isEqualTo(readers().contains("PIPELINE"));
    reader.denied(s -> false);
    apply(mesh());
    assertThat(readers()).containsExactly("PIPELINE");
  }

  @Test
  void aRunOfTheReadersDomainAloneTakesItsRole() {
    apply(mesh());
    PlanOptions alone =
        PlanOptions.DEFAULT.withDomains(Ordered.set(List.of(new DomainName("marketing"))));
    Mesh without = mesh(PortKind.SHARE, true, m -> m.product(campaigns("campaigns", false)));
    assertThat(runs.run(without, alone).succeeded()).isTrue();
    assertThat(readers()).isEmpty();
  }

  @Test
  void aDatabaseOfOthersInItsPlaceStays() {
    reader.run("CREATE DATABASE " + DATABASE + " COMMENT = 'mine'");
    assertThat(plan(mesh()).problems())
        .filteredOn(p -> p.code().equals("foreign-object"))
        .extracting(Problem::subject)
        .containsExactly("partner/imported-database/" + DATABASE);
  }

  @Test
  void aShareOfOthersInPlaceOfADomainsDatabaseStays() {
    source.run(
        "CREATE DATABASE D",
        "CREATE SHARE X",
        "GRANT USAGE ON DATABASE D TO SHARE X",
        "ALTER SHARE X ADD ACCOUNTS = PARTNER.MAIN");
    reader.run("CREATE DATABASE MARKETING FROM SHARE COMPANY.TEST.X");
    Contract contract =
        Contract.of(
            "adverts",
            "1.0.0",
            TableSchema.of("adverts", Column.of("region", DataType.Text.unlimited())));
    PortAddress adverts = new PortAddress(ProductAddress.of("marketing", "adverts"), "adverts", 1);
    Mesh mesh =
        mesh(
            PortKind.TABLE,
            false,
            m ->
                m.product(
                    DataProduct.of(
                        adverts.product(),
                        List.of(OutputPort.table(adverts, here.name(), contract)))));
    assertThat(plan(mesh).problems())
        .filteredOn(p -> p.code().equals("foreign-object"))
        .extracting(Problem::subject)
        .containsExactly("partner/database/MARKETING");
  }

  @Test
  void oneAccountNeedsNothingBetween() {
    here = here.with("account", "COMPANY-TEST");
    Plan plan = plan(mesh());
    assertThat(plan.changes()).noneMatch(c -> c.address().platform().equals("partner"));
    assertThat(ofInputs(plan)).isEmpty();
  }

  @Test
  void anAccountWithoutItsOrganisationIsAProblem() {
    here = here.with("account", "xy12345.eu-central-1");
    assertThat(plan(mesh()).problems())
        .filteredOn(p -> p.code().equals("missing-setting"))
        .extracting(Problem::what)
        .containsExactly(
            "what is shared of sales.orders.partners@1 cannot be had: the account of platform"
                + " partner has no organisation");
    here = here.with("account", "partner-main");
    there = there.with("account", "ab12345");
    assertThat(plan(mesh()).problems())
        .filteredOn(p -> p.code().equals("missing-setting"))
        .extracting(Problem::what)
        .containsExactly(
            "what is shared of sales.orders.partners@1 cannot be had: the account of platform"
                + " warehouse has no organisation");
  }

  @Test
  void rightsNameTheShare() {
    Map<String, String> documents = new TreeMap<>();
    try (Meshwright engine = runs.engine()) {
      Plan plan = engine.plan(mesh(), PlanOptions.DEFAULT);
      engine.rights(plan).forEach(r -> documents.put(r.platform().toString(), r.document()));
    }
    assertThat(documents.get("partner")).contains("GRANT IMPORT SHARE ON ACCOUNT TO ROLE");
  }

  @Test
  void aRunThatEndsAtAnyStatementIsMadeGoodByTheNext() {
    int statements = count();
    for (int end = 1; end <= statements; end++) {
      source.clear();
      reader.clear();
      cutOff(end);
      source.run("DROP DATABASE IF EXISTS MESHWRIGHT_LOCK_RETAILER_MAIN");
      reader.run("DROP DATABASE IF EXISTS MESHWRIGHT_LOCK_RETAILER_MAIN");
      apply(mesh());
      assertThat(readers()).as("after statement %d", end).containsExactly("PIPELINE");
    }
  }

  private int count() {
    sent.clear();
    apply(mesh());
    return (int) sent.stream().filter(s -> s.startsWith("here: ")).count();
  }

  private void cutOff(int end) {
    List<String> here = new ArrayList<>();
    reader.denied(
        s -> {
          here.add(s);
          return here.size() > end;
        });
    try (Meshwright engine = runs.engine()) {
      engine.apply(engine.plan(mesh(), PlanOptions.DEFAULT), ApplyOptions.DEFAULT);
    } catch (MeshException e) {
      assertThat(e.getMessage()).isNotEmpty();
    } finally {
      reader.denied(s -> false);
    }
  }
}
