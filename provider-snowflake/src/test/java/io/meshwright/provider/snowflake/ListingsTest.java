package io.meshwright.provider.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.report.ApplyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares that other accounts get by listings. */
class ListingsTest {
  private static final String TABLE = "sales.orders.partners.orders";
  private static final String SHARE = "SALES__ORDERS__PARTNERS_V1__SHARED__PARTNER_MAIN";
  private static final String LISTING = "MW_COMPANY_TEST__" + SHARE;
  private static final String ROLE = "ORDERS__PARTNERS_V1__SHARED__PARTNER_MAIN";

  private final SnowflakeFixture fixture = SnowflakeFixture.filterable();
  private final List<String> sent = new ArrayList<>();
  private final FakeRuns runs = new FakeRuns(fixture, sent);
  private Platform platform = fixture.platform().with("listings", "private");

  @BeforeEach
  void listen() {
    fixture.account().role("ANALYSTS");
    fixture.account().listener(sent::add);
  }

  private Mesh mesh(Consumer<Mesh.Builder> policies) {
    return SharedMesh.of(platform, PortKind.SHARE, policies);
  }

  private Mesh partner() {
    return mesh(m -> m.policy(reads("group:partner")));
  }

  private static AccessPolicy reads(String who) {
    return AccessPolicy.builder(who.replace(':', '-'), who, TABLE).build();
  }

  private void apply(Mesh mesh) {
    ApplyReport report = runs.run(mesh, PlanOptions.DEFAULT);
    assertThat(report.succeeded()).as("%s", report.results()).isTrue();
    assertThat(runs.plan(mesh).changes()).isEmpty();
  }

  private int at(String start) {
    return sent.indexOf(
        sent.stream()
            .filter(s -> s.startsWith(start))
            .findFirst()
            .orElseThrow(() -> new AssertionError(start + " not in " + String.join("\n", sent))));
  }

  private String line(String start) {
    return fixture.account().lines().stream()
        .filter(l -> l.startsWith(start))
        .findFirst()
        .orElse("");
  }

  private void byHand(String... statements) {
    fixture.account().runAs("DEPLOYER", statements);
  }

  private static String manifest(String targets, String more) {
    return "'title: T\ndescription: D\nlisting_terms: {type: OFFLINE}\ntargets: {"
        + targets
        + "}\n"
        + more
        + "'";
  }

  private List<ForeignObject> foreign(Mesh mesh, ForeignObject.Effect effect) {
    return runs.plan(mesh).foreign().stream().filter(f -> f.effect() == effect).toList();
  }

  @Test
  void anAccountGetsItsShareByAListingAndTheRoleComesLast() {
    assertThat(runs.plan(partner()).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);

    apply(partner());

    assertThat(sent.get(at("CREATE EXTERNAL LISTING")))
        .isEqualTo(
            "CREATE EXTERNAL LISTING \""
                + LISTING
                + "\" SHARE \""
                + SHARE
                + "\" AS 'title: \"sales.orders.partners@1\"\\n"
                + "description: \"sales.orders.partners@1\"\\n"
                + "listing_terms:\\n  type: \"OFFLINE\"\\n"
                + "targets:\\n  accounts:\\n  - \"PARTNER.MAIN\"\\n"
                + "resharing:\\n  enabled: false\\n"
                + "share_restrictions: true\\n'"
                + " PUBLISH = TRUE REVIEW = TRUE COMMENT = 'meshwright:at="
                + LISTING
                + "&mesh=retailer&scope=sales.orders&workspace=main'");
    assertThat(at("CREATE SHARE")).isLessThan(at("CREATE EXTERNAL LISTING"));
    assertThat(at("GRANT USAGE ON DATABASE \"SALES\" TO SHARE"))
        .isLessThan(at("CREATE EXTERNAL LISTING"));
    assertThat(at("CREATE EXTERNAL LISTING"))
        .isLessThan(at("GRANT DATABASE ROLE \"SALES\".\"" + ROLE + "\" TO SHARE"));
    assertThat(sent).noneMatch(s -> s.contains("ACCOUNTS"));
  }

  @Test
  void whoReadsNoMoreLosesTheRoleFirstAndThenTheListing() {
    apply(partner());

    apply(mesh(m -> {}));

    assertThat(at("REVOKE DATABASE ROLE")).isLessThan(at("ALTER LISTING"));
    assertThat(sent).contains("ALTER LISTING \"" + LISTING + "\" UNPUBLISH");
    assertThat(at("ALTER LISTING")).isLessThan(at("DROP LISTING"));
    assertThat(at("DROP LISTING")).isLessThan(at("DROP SHARE"));
  }

  /** Consumers may keep a listing from going; what is in the share is ours to take. */
  @Test
  void aListingThatIsInUseIsEmptyAllTheSame() {
    apply(partner());
    fixture.account().taken(LISTING, true);

    ApplyReport report = runs.run(mesh(m -> {}), PlanOptions.DEFAULT);

    assertThat(report.succeeded()).isFalse();
    assertThat(report.results().toString()).contains("mounted by consumers");
    assertThat(line("given SALES." + ROLE)).isEmpty();
    assertThat(runs.plan(mesh(m -> {})).changes())
        .extracting(c -> c.address().kind())
        .contains("listing");

    fixture.account().taken(LISTING, false);
    apply(mesh(m -> {}));
    assertThat(line("listing")).isEmpty();
    assertThat(line("share")).isEmpty();
  }

  @Test
  void eachAccountHasOneOfItsOwn() {
    apply(mesh(m -> m.policy(reads("group:partner")).policy(reads("group:other"))));
    assertThat(sent.stream().filter(s -> s.startsWith("CREATE EXTERNAL LISTING")))
        .hasSize(2)
        .anyMatch(s -> s.contains("PARTNER.MAIN") && !s.contains("PARTNER.OTHER"))
        .anyMatch(s -> s.contains("PARTNER.OTHER") && !s.contains("PARTNER.MAIN"));
  }

  @Test
  void anAccountThatWasAddedByHandIsAccessAndGoes() {
    apply(partner());
    byHand(
        "ALTER LISTING "
            + LISTING
            + " AS "
            + manifest("accounts: [PARTNER.MAIN, STRANGERS.MAIN]", "resharing: {enabled: false}"));
    Plan plan = runs.plan(partner());
    assertThat(plan.exposure())
        .isNotEmpty()
        .allSatisfy(e -> assertThat(e.narrows()).as("%s", e).isTrue());

    apply(partner());

    assertThat(sent)
        .hasSize(2)
        .anyMatch(s -> s.startsWith("ALTER LISTING \"" + LISTING + "\" AS"))
        .contains("ALTER LISTING \"" + LISTING + "\" PUBLISH");
    assertThat(line("listing")).doesNotContain("STRANGERS");
  }

  /** Consumers may hand on what they have unless the listing says otherwise. */
  @Test
  void oneThatMayBeResharedIsPutBack() {
    apply(partner());
    byHand("ALTER LISTING " + LISTING + " AS " + manifest("accounts: [PARTNER.MAIN]", ""));
    assertThat(runs.plan(partner()).changes())
        .extracting(c -> c.address().kind())
        .containsExactly("listing");

    apply(partner());

    assertThat(line("listing")).contains("enabled: false", "share_restrictions: true");
  }

  @Test
  void oneThatWasUnpublishedIsShownAgain() {
    apply(partner());
    byHand("ALTER LISTING " + LISTING + " UNPUBLISH");
    assertThat(runs.plan(partner()).exposure()).as("who has it keeps it").isEmpty();

    apply(partner());

    assertThat(line("listing")).contains("phase=PUBLISHED");
  }

  @Test
  void oneThatWasDroppedIsMadeAgain() {
    apply(partner());
    byHand("ALTER LISTING " + LISTING + " UNPUBLISH", "DROP LISTING " + LISTING);

    apply(partner());

    assertThat(sent).singleElement().asString().startsWith("CREATE EXTERNAL LISTING");
  }

  @Test
  void theSettingMayChangeBothWays() {
    platform = fixture.platform();
    apply(partner());

    platform = platform.with("listings", "private");
    apply(partner());
    assertThat(sent).anyMatch(s -> s.endsWith("REMOVE ACCOUNTS = \"PARTNER\".\"MAIN\""));
    assertThat(line("share")).doesNotContain("PARTNER.MAIN");
    assertThat(line("listing")).contains("phase=PUBLISHED");

    platform = fixture.platform().with("listings", "none");
    apply(partner());
    assertThat(sent).anyMatch(s -> s.endsWith("ADD ACCOUNTS = \"PARTNER\".\"MAIN\""));
    assertThat(line("listing")).isEmpty();
  }

  /** The list of shares tells of listings too. */
  @Test
  void oneOfOursGoesAlsoWhereNothingIsWrittenOfThem() {
    apply(partner());
    platform = fixture.platform();

    apply(partner());

    assertThat(line("listing")).isEmpty();
    assertThat(line("share")).contains("PARTNER.MAIN");
  }

  @Test
  void aListingOfOthersThatHasTheNameIsNotTouched() {
    fixture
        .account()
        .run(
            "CREATE DATABASE LEGACY",
            "CREATE SHARE HAND COMMENT = 'mine'",
            "GRANT USAGE ON DATABASE LEGACY TO SHARE HAND",
            "CREATE EXTERNAL LISTING "
                + LISTING
                + " SHARE HAND AS "
                + manifest("accounts: [A.B]", ""));
    String before = line("listing");

    ApplyReport report = runs.run(partner(), PlanOptions.DEFAULT);

    assertThat(report.succeeded()).isFalse();
    assertThat(line("listing")).isEqualTo(before);
    assertThat(line("given SALES." + ROLE)).isEmpty();
  }

  /** A share of somebody else's that holds a role of ours. */
  private Mesh sharedByHand(String opening) {
    platform = fixture.platform();
    Mesh mesh = mesh(m -> m.policy(reads("group:analysts")));
    apply(mesh);
    fixture
        .account()
        .run(
            "CREATE SHARE HAND COMMENT = 'mine'",
            "GRANT USAGE ON DATABASE SALES TO SHARE HAND",
            "GRANT DATABASE ROLE SALES.ORDERS__PARTNERS_V1__READ TO SHARE HAND",
            opening);
    return mesh;
  }

  private Mesh offeredByHand(String targets, String more) {
    return sharedByHand("CREATE EXTERNAL LISTING HAND SHARE HAND AS " + manifest(targets, more));
  }

  @Test
  void whomAListingByHandIsForHasWhatItOffers() {
    Mesh mesh = offeredByHand("accounts: [strangers.main]", "resharing: {enabled: false}");

    assertThat(foreign(mesh, ForeignObject.Effect.UNKNOWN)).isEmpty();
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS).toString()).contains("share:HAND");
  }

  @Test
  void whomTheyMayHandItOnToNobodyKnows() {
    Mesh mesh = offeredByHand("accounts: [STRANGERS.MAIN]", "");
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS).toString()).contains("share:HAND");
  }

  @Test
  void oneForRegionsIsPerhapsForEverybody() {
    Mesh mesh = offeredByHand("regions: [ALL]", "resharing: {enabled: false}");
    assertThat(foreign(mesh, ForeignObject.Effect.UNKNOWN).toString()).contains("/HAND");
  }

  @Test
  void aDraftReachesNobodyAndOneThatIsUnpublishedStillDoes() {
    Mesh mesh = offeredByHand("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}");
    fixture.account().run("ALTER LISTING HAND UNPUBLISH");
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS).toString()).contains("share:HAND");
    fixture
        .account()
        .run(
            "DROP LISTING HAND",
            "CREATE EXTERNAL LISTING HAND SHARE HAND AS "
                + manifest("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}")
                + " PUBLISH = FALSE REVIEW = FALSE");
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS)).isEmpty();
    assertThat(foreign(mesh, ForeignObject.Effect.UNKNOWN)).isEmpty();
  }

  @Test
  void anAuthoritativeRunTakesWhatIsOursOutOfItsShareAndLeavesTheListing() {
    offeredByHand("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}");
    String before = line("listing");
    platform = platform.with(Authority.AUTHORITATIVE);

    apply(mesh(m -> m.policy(reads("group:analysts"))));

    assertThat(sent).anyMatch(s -> s.startsWith("REVOKE DATABASE ROLE") && s.contains("HAND"));
    assertThat(line("listing")).isEqualTo(before);
  }

  /** Of a share that everybody sees, and of one that more accounts have than the list shows. */
  @ParameterizedTest
  @ValueSource(strings = {"ALL ACCOUNTS IN DATA EXCHANGE", "... (4 TOTAL)"})
  void wordsInPlaceOfAccountsArePerhapsEverybody(String words) {
    Mesh mesh = sharedByHand("ALTER SHARE HAND ADD ACCOUNTS = \"" + words + "\"");
    assertThat(foreign(mesh, ForeignObject.Effect.UNKNOWN).toString()).contains("/HAND");
  }

  /** A draft gives nothing, so that the account has it otherwise. */
  @Test
  void anAccountOfADraftThatWasLetInDirectlyHasIt() {
    Mesh mesh = offeredByHand("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}");
    fixture
        .account()
        .run(
            "ALTER LISTING HAND UNPUBLISH",
            "DROP LISTING HAND",
            "CREATE EXTERNAL LISTING HAND SHARE HAND AS "
                + manifest("accounts: [STRANGERS.MAIN]", "")
                + " PUBLISH = FALSE REVIEW = FALSE",
            "ALTER SHARE HAND ADD ACCOUNTS = STRANGERS.MAIN");
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS).toString()).contains("share:HAND");
  }

  private Mesh partnerOfferedToStrangers(String more) {
    platform = fixture.platform();
    apply(partner());
    byHand(
        "CREATE EXTERNAL LISTING HAND SHARE "
            + SHARE
            + " AS "
            + manifest("accounts: [STRANGERS.MAIN]", more));
    return partner();
  }

  @Test
  void aListingByHandOfAShareOfOursIsAccess() {
    Mesh mesh = partnerOfferedToStrangers("resharing: {enabled: false}");
    assertThat(foreign(mesh, ForeignObject.Effect.WIDENS))
        .extracting(f -> f.address().toString())
        .containsExactly("warehouse/listing//HAND");
  }

  @Test
  void itStaysInAnAuthoritativeRunToo() {
    partnerOfferedToStrangers("resharing: {enabled: false}");
    String before = line("listing");
    platform = platform.with(Authority.AUTHORITATIVE);
    runs.run(partner(), PlanOptions.DEFAULT);
    assertThat(line("listing")).isEqualTo(before);
    assertThat(foreign(partner(), ForeignObject.Effect.WIDENS).toString())
        .contains("listing//HAND");
  }

  /** Accounts of a listing may stand in the list of shares as well: no page says so, or not. */
  @Test
  void accountsOfOursThatTheListOfSharesHasTooAreNotTakenForOthers() {
    apply(partner());
    byHand("ALTER SHARE " + SHARE + " ADD ACCOUNTS = PARTNER.MAIN");
    assertThat(runs.plan(partner()).changes()).isEmpty();
    assertThat(runs.plan(partner()).foreign()).isEmpty();
    byHand("ALTER SHARE " + SHARE + " ADD ACCOUNTS = STRANGERS.MAIN");
    assertThat(foreign(partner(), ForeignObject.Effect.WIDENS).toString())
        .contains("account:STRANGERS.MAIN");
  }

  @Test
  void oneThatGoesWhileItIsReadIsNone() {
    Mesh mesh = offeredByHand("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}");
    fixture
        .account()
        .denied(
            statement -> {
              if (statement.startsWith("DESCRIBE LISTING") && !line("listing").isEmpty()) {
                fixture.account().run("ALTER LISTING HAND UNPUBLISH", "DROP LISTING HAND");
              }
              return false;
            });
    assertThat(runs.plan(mesh).foreign().toString()).doesNotContain("/listing/");
  }

  /** The list once, and each of those that matter once. */
  @Test
  void listingsThatDoNotMatterAreNotAskedFor() {
    Mesh mesh = offeredByHand("accounts: [STRANGERS.MAIN]", "resharing: {enabled: false}");
    int with = requests(mesh);
    fixture.account().run("ALTER LISTING HAND UNPUBLISH", "DROP LISTING HAND");
    assertThat(requests(mesh)).isEqualTo(with - 2);
    fixture
        .account()
        .run(
            "CREATE DATABASE LEGACY",
            "CREATE SHARE OTHER",
            "GRANT USAGE ON DATABASE LEGACY TO SHARE OTHER",
            "CREATE EXTERNAL LISTING OTHER SHARE OTHER AS " + manifest("accounts: [A.B]", ""));
    assertThat(requests(mesh)).isEqualTo(with - 2);
  }

  private int requests(Mesh mesh) {
    int before = fixture.account().requests();
    assertThat(runs.plan(mesh).changes()).isEmpty();
    return fixture.account().requests() - before;
  }
}
