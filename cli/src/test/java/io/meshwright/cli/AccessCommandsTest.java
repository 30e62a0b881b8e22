package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.AccessReason;
import io.meshwright.api.report.TableAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final PrincipalId ANALYSTS = PrincipalId.parse("group:analysts");
  private static final Exposure SEEN =
      new Exposure(
          Ordered.map(
              Map.of(
                  "email",
                  new Exposure.Seen(
                      Expression.equal("region", "EU"), Optional.of(new Mask.Nullify()), false))),
          Expression.Constant.FALSE,
          false);
  private static final Exposure NOTHING =
      new Exposure(Ordered.map(Map.<String, Exposure.Seen>of()), Expression.Constant.FALSE, false);

  private static AccessExplanation explanation(Optional<TableAccess.Live> live) {
    TableAccess table =
        new TableAccess(
            PortAddress.parse("sales.orders.orders@1").table("orders"),
            new PlatformName("local"),
            List.of("email", "margin"),
            3,
            Ordered.set(List.of(Privilege.DISCOVER, Privilege.READ)),
            SEEN,
            List.of(
                new AccessReason.Grant(
                    new PolicyId("eu"),
                    Ordered.set(List.of(ANALYSTS)),
                    Ordered.set(List.of(Privilege.READ)),
                    Ordered.set(List.of("email")),
                    Expression.equal("region", "EU"),
                    Optional.of(NOW),
                    new Grounds("campaigns", "", "cfo", "T-1", false)),
                new AccessReason.Masked(
                    "email",
                    Optional.of(new Mask.Nullify()),
                    Optional.of(new PolicyId("hidden")),
                    "the only mask that binds",
                    List.of())),
            List.of("no grant to read margin reaches group:analysts"),
            live);
    return new AccessExplanation(
        "ana", Ordered.set(List.of(ANALYSTS)), "sales.orders", NOW, List.of(table));
  }

  private static TableAccess.Live live(String... differences) {
    return new TableAccess.Live(
        Ordered.set(List.of(ANALYSTS)),
        differences.length == 0 ? SEEN : NOTHING,
        true,
        List.of("membership a.b (eu) -> grant s.v.a"),
        List.of(),
        List.of(differences));
  }

  private static CliRun explain(AccessExplanation answer, String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"explain", "/", "--session=ana", "--on", "sales.orders"}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return CliRun.of(new FakeMeshwright().explanation(answer), arguments);
  }

  @Test
  void anAnswerNamesPoliciesMasksAndWhatIsMissing() {
    CliRun run = explain(explanation(Optional.empty()));

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            ana acts with group:analysts; at 2026-11-26T12:00:00Z

            sales.orders.orders@1.orders on local: yes
              reads email as null where region = 'EU'
              granted by eu to group:analysts: read of email where region = 'EU' until\
             2026-11-26T12:00:00Z; for campaigns, approved by cfo, ticket T-1
              masked: email as null by hidden, the only mask that binds
              missing: no grant to read margin reaches group:analysts

            """);
  }

  @Test
  void whatIsLiveIsComparedWhereAskedFor() {
    CliRun same = explain(explanation(Optional.of(live())), "--live");
    CliRun other = explain(explanation(Optional.of(live("email: desired, live hidden"))), "--live");

    assertThat(same.exit()).isZero();
    assertThat(same.out()).contains("from live: the same\n").contains("by membership a.b (eu)");
    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.out())
        .contains("from live: DIFFERENT\n    nothing\n    email: desired, live hidden\n");
  }

  @Test
  void programsGetTheAnswer() {
    CliRun run = explain(explanation(Optional.of(live())), "--live", "--format=json");

    assertThat(run.out())
        .contains("\"reads\" : true")
        .contains("\"kind\" : \"grant\"")
        .contains("\"approver\" : \"cfo\"")
        .contains("\"mask\" : \"null\"")
        .contains("\"differences\" : [ ]");
  }

  @Test
  void aQuestionAboutNobodyIsRefused() {
    CliRun run = CliRun.of(new FakeMeshwright(), "explain", "/", "--on", "sales.orders");

    assertThat(run.exit()).isOne();
    assertThat(run.err()).contains("--session NAME or --principal KIND:NAME");
  }

  private static AccessMatrix matrix() {
    ProductAddress orders = ProductAddress.parse("sales.orders");
    return new AccessMatrix(
        "shop",
        NOW,
        List.of(orders, ProductAddress.parse("sales.stock")),
        List.of(
            new AccessMatrix.Row(
                AccessMatrix.Kind.PRINCIPAL,
                "group:analysts",
                "<b>People</b> & \"others\"",
                Ordered.map(
                    Map.of(
                        orders,
                        new AccessCell(
                            Ordered.set(List.of(Privilege.DISCOVER, Privilege.READ)),
                            Ordered.set(
                                List.of(AccessCell.Mark.MASKED, AccessCell.Mark.BREAK_GLASS)),
                            Optional.of(NOW))))),
            new AccessMatrix.Row(
                AccessMatrix.Kind.SESSION,
                "nora",
                "",
                Ordered.map(Map.<ProductAddress, AccessCell>of()))));
  }

  @Test
  void theMatrixListsCellsWithAccess() {
    CliRun run = CliRun.of(new FakeMeshwright().matrix(matrix()), "access", "/");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            PRINCIPAL       PRODUCT       MAY   HOW
            group:analysts  sales.orders  read  masked, BREAK-GLASS, until 2026-11-26T12:00:00Z

            SESSION  PRODUCT  MAY      HOW
            nora     -        nothing \s

            1 principal, 2 products, 1 cell with access, as the policies mean it; what is not\
             listed has no access.
            """);
  }

  @Test
  void theMatrixIsOnePageThatNeedsNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("access.html");
    FakeMeshwright library = new FakeMeshwright().matrix(matrix());
    CliRun run = CliRun.of(library, "access", "/", "--html", file.toString());
    String page = Files.readString(file);

    assertThat(run.exit()).isZero();
    assertThat(page)
        .contains("&lt;b&gt;People&lt;/b&gt; &amp; &quot;others&quot;")
        .contains("<td class=\"read\">read <strong class=\"loud\">BREAK-GLASS</strong>")
        .contains("<td class=\"none\">&ndash;</td>")
        .doesNotContain("<b>People")
        .doesNotContain("http")
        .doesNotContain("<script");
    CliRun.of(library, "access", "/", "--html", file.toString());
    assertThat(Files.readString(file)).isEqualTo(page);
  }

  @Test
  void programsGetTheMatrix() {
    CliRun run = CliRun.of(new FakeMeshwright().matrix(matrix()), "access", "/", "--format=json");

    assertThat(run.out())
        .contains("\"product\" : \"sales.orders\"")
        .contains("\"marks\" : [ \"MASKED\", \"BREAK_GLASS\" ]")
        .contains("\"until\" : \"2026-11-26T12:00:00Z\"");
  }
}
