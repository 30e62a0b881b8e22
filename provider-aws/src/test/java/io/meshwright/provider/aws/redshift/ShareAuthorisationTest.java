package io.meshwright.provider.aws.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.redshift.fake.FakeAuthorisations;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Other accounts on the fake: the use in the database, and its second gate outside of it. */
class ShareAuthorisationTest {
  private static final String SHARE = "sales_orders_partners_v1";
  private static final String ACCOUNT = "210987654321";
  private static final String USE = "USAGE ON DATASHARE \"" + SHARE + "\" ";

  private final RedshiftFixture fixture = RedshiftFixture.filterable();
  private final FakeAuthorisations authorisations = fixture.database().authorisations();
  private final List<String> sent = new ArrayList<>();

  private Mesh mesh(String... readers) {
    return SharedMesh.of(
        fixture.platform(),
        PortKind.SHARE,
        mesh -> {
          for (String reader : readers) {
            mesh.policy(
                AccessPolicy.builder(reader.replace(':', '-'), reader, "sales.orders").build());
          }
        });
  }

  private Meshwright engine() {
    fixture.database().listener(sent::add);
    return MeshwrightEngine.builder()
        .providers(List.of(fixture.factory()))
        .clock(fixture.clock())
        .stateFolder(fixture.stateFolder())
        .build();
  }

  private Plan plan(Mesh mesh) {
    try (Meshwright engine = engine()) {
      return engine.plan(mesh, PlanOptions.DEFAULT);
    }
  }

  private void apply(Mesh mesh) {
    apply(mesh, PlanOptions.DEFAULT);
  }

  private void apply(Mesh mesh, PlanOptions options) {
    try (Meshwright engine = engine()) {
      Plan plan = engine.plan(mesh, options);
      sent.clear();
      var report = engine.apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
      assertThat(report.succeeded()).as("%s %s", report.results(), plan.problems()).isTrue();
      sent.removeIf(s -> !s.contains("USAGE ON DATASHARE") && !s.contains("DataShare"));
    }
    assertThat(plan(mesh).changes()).isEmpty();
  }

  private void byHand(String statement) {
    fixture.database().run(List.of(statement));
  }

  private List<String> authorised() {
    return fixture.database().lines().stream()
        .filter(l -> l.startsWith("authorised for datashare "))
        .map(l -> l.substring(l.indexOf(SHARE)).replace('\n', ' '))
        .toList();
  }

  @Test
  void anotherAccountIsAuthorisedAfterItWasGivenTheUse() {
    Mesh mesh = mesh("group:other");
    assertThat(plan(mesh).verdicts())
        .extracting(PolicyVerdict::verdict)
        .containsOnly(Verdict.EXACT);
    apply(mesh);
    assertThat(sent)
        .containsExactly(
            "GRANT " + USE + "TO ACCOUNT '" + ACCOUNT + "'",
            "AuthorizeDataShare " + SHARE + " " + ACCOUNT);
    assertThat(authorised()).containsExactly(SHARE + " account:" + ACCOUNT + " false");
  }

  @Test
  void whoLosesTheUseLosesTheAuthorisationFirst() {
    apply(mesh("group:other", "group:partner"));
    apply(mesh("group:partner"));
    assertThat(sent)
        .containsExactly(
            "DeauthorizeDataShare " + SHARE + " " + ACCOUNT,
            "REVOKE " + USE + "FROM ACCOUNT '" + ACCOUNT + "'");
    assertThat(authorised()).isEmpty();
  }

  @Test
  void whatWasTakenByHandIsGivenAgain() {
    apply(mesh("group:other"));
    authorisations.deauthorise(FakeAuthorisations.arn(SHARE), ACCOUNT);
    apply(mesh("group:other"));
    assertThat(sent).containsExactly("AuthorizeDataShare " + SHARE + " " + ACCOUNT);
  }

  @Test
  void anAuthorisationToWriteIsTakenBack() {
    apply(mesh("group:other"));
    authorisations.authorise(FakeAuthorisations.arn(SHARE), ACCOUNT, true);
    apply(mesh("group:other"));
    assertThat(authorised()).containsExactly(SHARE + " account:" + ACCOUNT + " false");
  }

  @Test
  void whomSomebodyElseLetInIsDriftWithBothGates() {
    apply(mesh("group:partner"));
    byHand("GRANT " + USE + "TO ACCOUNT '999988887777'");
    authorisations.authorise(FakeAuthorisations.arn(SHARE), "999988887777", false);
    assertThat(plan(mesh("group:partner")).foreign().toString())
        .contains("share-grant", "share-authorisation", "account:999988887777");
  }

  /** What was made by hand is taken over, the authorisation with the use. */
  @Test
  void aHandMadeUseThatIsWantedIsTakenOver() {
    apply(mesh("group:partner"));
    byHand("GRANT " + USE + "TO ACCOUNT '" + ACCOUNT + "'");
    authorisations.authorise(FakeAuthorisations.arn(SHARE), ACCOUNT, false);
    TreeSet<Address> both = new TreeSet<>();
    for (String kind : List.of("share-grant", "share-authorisation")) {
      both.add(Address.of("warehouse", kind, "sales_orders", SHARE, "account:" + ACCOUNT));
    }
    apply(mesh("group:partner", "group:other"), PlanOptions.DEFAULT.withAdopt(both));
    assertThat(sent).noneMatch(s -> s.contains("uthorizeDataShare"));
  }

  /** One that outlived its use is not seen before there is a use again. */
  @Test
  void anAuthorisationThatIsLeftOverIsNoConflict() {
    apply(mesh("group:other"));
    byHand("REVOKE " + USE + "FROM ACCOUNT '" + ACCOUNT + "'");
    apply(mesh("group:other"));
    assertThat(sent).containsExactly("GRANT " + USE + "TO ACCOUNT '" + ACCOUNT + "'");
  }

  /** Whoever shares with namespaces only needs no right for what he does not use. */
  @Test
  void whereNoAccountReadsTheServiceIsNotAsked() {
    List<String> calls = new ArrayList<>();
    Mesh mesh = mesh("group:partner");
    fixture.calls(call -> calls.add(call.family()));
    apply(mesh);
    assertThat(calls).contains("redshift.shares").noneMatch(c -> c.contains("DataShare"));
    apply(mesh("group:other"));
    assertThat(calls).contains("redshift.DescribeDataShares", "redshift.AuthorizeDataShare");
  }

  @Test
  void theFakeRefusesWhatAwsRefuses() {
    apply(mesh("group:other"));
    String sister = "arn:aws:redshift:eu-central-1:123456789012:datashare:elsewhere/" + SHARE;
    for (List<String> wrong :
        List.of(
            List.of(sister, ACCOUNT),
            List.of(FakeAuthorisations.arn("other"), ACCOUNT),
            List.of(FakeAuthorisations.arn(SHARE), "999988887777"))) {
      assertThatExceptionOfType(MeshException.class)
          .as("%s", wrong)
          .isThrownBy(() -> authorisations.authorise(wrong.get(0), wrong.get(1), false))
          .withMessageStartingWith("InvalidDataShareFault: ");
    }
    authorisations.deauthorise(FakeAuthorisations.arn(SHARE), ACCOUNT);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> authorisations.deauthorise(FakeAuthorisations.arn(SHARE), ACCOUNT));
  }

  @Test
  void theRightsNameTheDatashare() {
    Mesh mesh = mesh("group:other");
    try (Meshwright engine = engine()) {
      assertThat(engine.rights(engine.plan(mesh, PlanOptions.DEFAULT)).toString())
          .contains("redshift:DescribeDataShares", "redshift:AuthorizeDataShare", "/" + SHARE)
          .doesNotContain("DeauthorizeDataShare");
    }
    apply(mesh);
    try (Meshwright engine = engine()) {
      assertThat(engine.rights(engine.plan(mesh(), PlanOptions.DEFAULT)).toString())
          .contains("redshift:DeauthorizeDataShare")
          .doesNotContain("redshift:AuthorizeDataShare");
    }
  }
}
