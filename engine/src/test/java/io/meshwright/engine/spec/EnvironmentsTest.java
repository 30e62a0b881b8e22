package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.validate.Validation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an environment changes, and what it must not pass over in silence. */
class EnvironmentsTest {
  private static final String DEV = "environments/dev.yaml";

  @TempDir Path folder;

  private Read read(String environment) {
    return workspace().with(DEV, environment).read("dev");
  }

  private TestWorkspace workspace() {
    return TestWorkspace.retailer(folder)
        .replace(
            TestWorkspace.MESH_FILE,
            "    provider: postgres\n",
            """
                provider: postgres
                authority: report
                settings: {mode: server, url: "jdbc:postgresql://db:5432/mesh", user: deployer}
            """)
        .replace(
            TestWorkspace.MESH_FILE,
            "group:marketing: {}",
            "group:marketing: {description: Marketing, identities: {local: marketing}}")
        .replace(
            TestWorkspace.MESH_FILE,
            "classifications:",
            """
            sessions:
              ana:
                description: An analyst
                principals: [group:marketing]
                logins: [{platform: local, user: ana, password: env:ANA}]
            classifications:\
            """);
  }

  private Mesh mesh(String environment) {
    Read read = read(environment);
    assertThat(TestWorkspace.lines(read.problems())).isEmpty();
    return read.mesh().orElseThrow();
  }

  @Test
  void aKeyThatAnEntryWritesReplacesThatKeyAndTheOthersStay() {
    Mesh mesh =
        mesh(
            """
            platforms:
              local: {authority: authoritative}
            principals:
              group:marketing: {identities: {local: dev_marketing}}
              group:privacy:
            sessions:
              ana: {logins: [{platform: local, user: dev_ana, password: env:DEV_ANA}]}
            """);

    Platform local =
        Optional.ofNullable(mesh.platforms().get(new PlatformName("local"))).orElseThrow();
    assertThat(local.authority()).isEqualTo(Authority.AUTHORITATIVE);
    assertThat(local.settings()).containsKeys("mode", "url", "user");
    Principal marketing =
        Optional.ofNullable(mesh.principals().get(PrincipalId.parse("group:marketing")))
            .orElseThrow();
    assertThat(marketing.description()).isEqualTo("Marketing");
    assertThat(marketing.identities()).containsValue("dev_marketing").hasSize(1);
    assertThat(mesh.principals().values())
        .extracting(Principal::description)
        .containsExactly("Marketing", "Office", "");
    DeclaredSession ana =
        Optional.ofNullable(mesh.sessions().get(new SessionId("ana"))).orElseThrow();
    assertThat(ana.description()).isEqualTo("An analyst");
    assertThat(ana.session().principals()).hasSize(1);
    assertThat(ana.logins()).extracting(l -> l.user()).containsExactly("dev_ana");
  }

  @Test
  void settingsAreReplacedAsAWhole() {
    Mesh mesh = mesh("platforms: {local: {settings: {mode: embedded}}}");

    Platform local =
        Optional.ofNullable(mesh.platforms().get(new PlatformName("local"))).orElseThrow();
    assertThat(local.settings()).containsOnlyKeys("mode");
    assertThat(local.authority()).isEqualTo(Authority.REPORT);
  }

  @Test
  void aDomainIsPlacedElsewhere() {
    Read read =
        read(
            """
            platforms:
              lake: {new: true, provider: postgres}
            placements: {sales: lake}
            """);
    assertThat(read.problems()).filteredOn(Problem::isError).isEmpty();
    assertThat(
            Optional.ofNullable(read.mesh().orElseThrow().domains().get(new DomainName("sales")))
                .orElseThrow()
                .platform())
        .isEqualTo(new PlatformName("lake"));
  }

  @Test
  void placementsNameDomainsAndPlatformsThatThereAre() {
    Read read = read("placements: {salse: local, sales: locla}\n");
    assertThat(read.problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::code, Problem::remedy)
        .contains(
            tuple("unknown-domain", "did you mean 'sales'?"),
            tuple("unknown-platform", "did you mean 'local'?"));
  }

  @Test
  void whatIsNewSaysSo() {
    Mesh mesh =
        mesh(
            """
            platforms:
              scratch: {new: true, provider: postgres}
            defaultPlatform: local
            principals:
              group:testers: {new: true}
            sessions:
              tess: {new: true, principals: [group:testers]}
            """);

    assertThat(mesh.platforms()).containsKey(new PlatformName("scratch"));
    assertThat(mesh.principals()).containsKey(PrincipalId.parse("group:testers"));
    assertThat(mesh.sessions()).containsKey(new SessionId("tess"));
  }

  @Test
  void aPrefixOfNamesBringsAWorkspaceOfItsOwn() {
    Mesh mesh = mesh("names: {prefix: dev_}");

    assertThat(mesh.id()).isEqualTo(new WorkspaceId("retailer", "dev"));
    assertThat(mesh.platforms().values())
        .allMatch(platform -> platform.namePrefix().value().equals("dev_"));
  }

  @Test
  void theWorkspaceCanBeNamed() {
    assertThat(mesh("{names: {prefix: d_}, workspace: team_a}").id())
        .isEqualTo(new WorkspaceId("retailer", "team_a"));
    assertThat(mesh("workspace: team_a").id()).isEqualTo(new WorkspaceId("retailer", "team_a"));
    assertThat(mesh("platforms: {local: {authority: report}}").id())
        .isEqualTo(WorkspaceId.of("retailer"));
  }

  @Test
  void aPrefixOfTheMeshHoldsInEnvironmentsThatWriteNone() {
    TestWorkspace workspace =
        workspace()
            .replace(TestWorkspace.MESH_FILE, "id: retailer", "id: retailer\nnames: {prefix: a_}");
    Mesh mesh = workspace.with(DEV, "description: as it is").read("dev").mesh().orElseThrow();

    assertThat(mesh.id().isMain()).isTrue();
    assertThat(mesh.platforms().values()).allMatch(p -> p.namePrefix().value().equals("a_"));
    Mesh without = workspace.with(DEV, "names: {prefix: ''}").read("dev").mesh().orElseThrow();
    assertThat(without.id().workspace()).isEqualTo("dev");
    assertThat(without.platforms().values()).allMatch(p -> p.namePrefix().isNone());
  }

  @Test
  void policiesAreReplacedAddedAndWithdrawn() {
    Read read =
        read(
            """
            names: {prefix: dev_}
            withdraw: [no-test-orders]
            policies:
              - kind: AccessPolicy
                id: marketing-reads-eu
                to: [group:marketing]
                on: sales.orders
              - kind: AccessPolicy
                id: privacy-reads-all
                to: [group:privacy]
                on: sales.orders
                rows: "order_id > 7"
            """);

    assertThat(TestWorkspace.lines(read.problems())).isEmpty();
    Mesh mesh = read.mesh().orElseThrow();
    assertThat(mesh.rowPolicies()).isEmpty();
    assertThat(mesh.maskingPolicies()).hasSize(1);
    assertThat(mesh.accessPolicies())
        .extracting(p -> p.id().value() + " " + p.rows().isPresent() + p.until().isPresent())
        .containsExactly("marketing-reads-eu falsefalse", "privacy-reads-all truefalse");
    assertThat(read.places().first("policy:marketing-reads-eu").orElseThrow())
        .hasToString(DEV + ":5:9");
    assertThat(read.places().first("policy-rows:marketing-reads-eu", "policy:no-test-orders"))
        .isEmpty();
    assertThat(read.places().first("policy-rows:privacy-reads-all").orElseThrow())
        .hasToString(DEV + ":12:11");
  }

  @Test
  void theLossOfAWithdrawnPolicyIsNotLookedFor() {
    TestWorkspace workspace =
        workspace()
            .replace(
                TestWorkspace.MESH_FILE,
                "classifications:",
                """
                acceptedLosses:
                  - {policy: email-hashed, platform: local, reason: tests, until: 2027-01-31}
                classifications:\
                """)
            .with(DEV, "{names: {prefix: dev_}, withdraw: email-hashed}");

    Mesh mesh = workspace.read("dev").mesh().orElseThrow();
    assertThat(mesh.acceptedLosses()).isEmpty();
    assertThat(mesh.maskingPolicies()).isEmpty();
    assertThat(workspace.read().mesh().orElseThrow().acceptedLosses()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "platforms: {locl: {authority: report}} | 1:13 | unknown-platform | did you mean 'local'?",
        "platforms: {far: {provider: postgres}} | 1:13 | unknown-platform | new: true",
        "platforms: {far: {new: true}} | 1:18 | missing-key | 'provider'",
        "platforms: {far: } | 1:13 | unknown-platform | new: true",
        "platforms: {local: {new: true}} | 1:21 | not-new | leave 'new' out",
        "platforms: {local: {new: 1}} | 1:26 | wrong-type | true or false",
        "platforms: {local: {autority: report}} | 1:21 | unknown-key | 'authority'",
        "platforms: {local: {settings: {password: s}}} | 1:42 | secret-in-workspace | env:NAME",
        "principals: {group:marketng: {}} | 1:14 | unknown-principal | 'group:marketing'",
        "principals: {group:marketing: {new: true}} | 1:32 | not-new | leave 'new' out",
        "sessions: {anna: {principals: []}} | 1:12 | unknown-session | did you mean 'ana'?",
        "sessions: {ana: {new: true}} | 1:18 | not-new | leave 'new' out",
        "sessions: {eve: {new: true, principals: [group:evil]}} | 1:42 | unknown-principal | evil",
        "names: {prefx: dev_} | 1:9 | unknown-key | 'prefix'",
        "names: {prefix: Dev} | 1:17 | bad-value | a-z first",
        "names: {prefix: a234567890123456_} | 1:17 | bad-value | at most 16 bytes",
        "names: {prefix: } | 1:9 | missing-value | leave the key out",
        "names: dev_ | 1:8 | wrong-type | keys with values",
        "workspace: Dev | 1:12 | bad-value | workspace",
        "workspace: | 1:1 | missing-value | leave the key out",
        "{workspace: main, names: {prefix: dev_}} | 1:2 | shared-workspace | another workspace",
        "policies: {id: x} | 1:11 | wrong-type | a list",
        "policies: [x] | 1:12 | wrong-type | keys with values",
        "policies: | 1:1 | missing-value | leave the key out",
        "policies: [{kind: RowPolicy, id: email-hashed, on: sales.orders, keep: order_id > 0}] |"
            + " 1:12 | other-kind | a MaskingPolicy by a RowPolicy",
        "policies: [{kind: RowPolicy, id: r, on: sales.orders, keep: order_id == 0}] | 1:70 |"
            + " bad-filter | one of",
        "policies: [{kind: RowPolicy, id: r, on: sales.order, keep: order_id > 0}] | 1:41 |"
            + " unknown-product | sales.orders",
        "policies: [{kind: RowPolicy, id: r, on: sales.orders, keep: order > 0}] | 1:61 |"
            + " policy-misfit | order",
        "policies: [&p {kind: RowPolicy, id: r, on: sales.orders, keep: order_id > 0}, *p] | 1:37 |"
            + " duplicate-policy | rename",
        "withdraw: [email-hashd] | 1:12 | unknown-policy | did you mean 'email-hashed'?",
        "withdraw: | 1:1 | missing-value | leave the key out",
        "{withdraw: r, policies: [{kind: RowPolicy, id: r, on: sales.orders, keep: order_id > 0}]}"
            + " | 1:12 | withdrawn-policy | one of the two",
        "withdraw: email-hashed | 1:11 | shared-objects | prefix",
        "envs: [] | 1:1 | unknown-key | write",
      })
  void aMistakeIsFoundWhereItIs(String text, String position, String code, String words) {
    Read read = read(text);

    List<Problem> problems = new ArrayList<>(read.problems());
    problems.addAll(Validation.problems(read.mesh().orElseThrow(), read.places(), Instant.EPOCH));
    assertThat(problems).anySatisfy(p -> assertProblem(p, position, code, words));
  }

  private static void assertProblem(Problem problem, String position, String code, String words) {
    assertThat(problem.place().map(Object::toString)).isEqualTo(Optional.of(DEV + ":" + position));
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.text()).contains(words);
  }

  @Test
  void anEnvironmentThatIsNotThereIsAnsweredWithThoseThatAre() {
    TestWorkspace workspace = workspace();
    assertThat(workspace.read("dev").problems())
        .extracting(p -> p.text())
        .containsExactly(
            "environments:1:1: there is no environment 'dev'; the workspace has none; add it as a"
                + " file in environments/");
    workspace.with("environments/prod.yaml", "{}").with("environments/test.yaml", "{}");
    workspace.with("environments/dev.yml", "{}");

    assertThat(workspace.read("pord").problems())
        .extracting(p -> p.text())
        .containsExactly(
            "environments:1:1: there is no environment 'pord'; did you mean 'prod'? the workspace"
                + " has prod, test",
            "environments/dev.yml:1:1: the file is not read; an environment's file ends in .yaml");
  }

  @Test
  void aNameThatIsNoWorkspaceNeedsOneWritten() {
    TestWorkspace workspace = workspace().with("environments/Dev-1.yaml", "names: {prefix: d_}");
    assertThat(TestWorkspace.lines(workspace.read("Dev-1").problems()))
        .containsExactly("environments/Dev-1.yaml:1:1 bad-name");

    workspace.with("environments/Dev-1.yaml", "{names: {prefix: d_}, workspace: dev_1}");
    assertThat(workspace.read("Dev-1").problems()).isEmpty();

    workspace.with("environments/main.yaml", "names: {prefix: d_}");
    assertThat(TestWorkspace.lines(workspace.read("main").problems()))
        .containsExactly("environments/main.yaml:1:1 shared-workspace");
  }
}
