package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.CatalogueOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.model.Team;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Session;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.it.HtmlPages.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final String HOSTILE =
      "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></title></table>\u202e"
          + " javascript:alert(1) &quot; ${7*7} https://evil.example/?a=1&b=2";

  @TempDir Path folder;

  private List<String> write(Mesh mesh, Path out, Instant now) {
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve("state")).clock(() -> now).build()) {
      return engine.catalogue(mesh, out, CatalogueOptions.DEFAULT);
    }
  }

  private static Mesh retailer() {
    try (MeshwrightEngine engine = MeshwrightEngine.builder().build()) {
      return engine.read(Retailer.repository().resolve("examples/retailer")).mesh().orElseThrow();
    }
  }

  @Test
  void everyLinkOfTheRetailerLeadsSomewhereAndEveryPageIsHtml() {
    Path out = folder.resolve("out");

    write(retailer(), out, Instant.parse("2026-11-26T00:00:00Z"));

    Map<String, HtmlPage> pages = HtmlPages.of(out);
    assertThat(pages).hasSizeGreaterThan(60);
    assertThat(HtmlPages.mistakes(pages)).isEmpty();
    assertThat(HtmlPages.deadLinks(pages, out)).isEmpty();
  }

  @Test
  void equalMeshesMakeEqualBytesWhateverTheClockSays() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");

    List<String> files = write(retailer(), first, Instant.parse("2026-11-26T00:00:00Z"));
    write(retailer(), second, Instant.parse("2026-11-27T12:34:56Z"));

    for (String file : files) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void hostileTextInEveryFieldStaysText() throws IOException {
    Path out = folder.resolve("out");

    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve("state")).build()) {
      engine.catalogue(
          hostile(),
          out,
          CatalogueOptions.DEFAULT.withFindings(
              List.of(Problem.warning("a-code", HOSTILE, HOSTILE, HOSTILE))));
    }

    Map<String, HtmlPage> pages = HtmlPages.of(out);
    assertThat(HtmlPages.mistakes(pages)).isEmpty();
    assertThat(HtmlPages.deadLinks(pages, out)).isEmpty();
    assertThat(
            pages.values().stream().flatMap(p -> p.links().stream()).filter(l -> l.contains(":")))
        .isNotEmpty()
        .allMatch(l -> l.startsWith("https://evil.example/"));
    assertThat(Files.readString(out.resolve("search-index.js"))).doesNotContain("<", "\u202e");
  }

  private static Mesh hostile() {
    TableSchema table =
        new TableSchema(
            HOSTILE,
            Optional.empty(),
            HOSTILE,
            List.of(
                Column.builder("id", new DataType.Int64()).primaryKey(1).build(),
                Column.builder(HOSTILE, DataType.Text.unlimited())
                    .description(HOSTILE)
                    .classification("pii")
                    .tags(Ordered.set(List.of(HOSTILE)))
                    .derivedFrom(List.of(HOSTILE))
                    .build()));
    Contract contract =
        Contract.builder("c", "1.0.0", table)
            .name(HOSTILE)
            .description(HOSTILE)
            .sla(new SlaProperty(HOSTILE, HOSTILE, HOSTILE, ""))
            .quality(
                new QualityRule(
                    HOSTILE,
                    "text",
                    HOSTILE,
                    Ordered.map(
                        new TreeMap<>(Map.of("description", "\"<b>\"", "mustBe", HOSTILE)))))
            .build();
    return Mesh.builder("hostile")
        .platform(Platform.of("local", "postgres").with("mode", "embedded"))
        .principal(
            new Principal(
                PrincipalId.parse("group:readers"),
                HOSTILE,
                Ordered.map(Map.<PlatformName, String>of())))
        .session(
            new DeclaredSession(
                new Session(
                    new SessionId("someone"),
                    Ordered.set(List.of(PrincipalId.parse("group:readers")))),
                HOSTILE,
                List.of()))
        .domain(
            new Domain(
                new DomainName("sales"),
                HOSTILE,
                HOSTILE,
                new PlatformName("local"),
                Ordered.set(List.of(HOSTILE))))
        .product(
            DataProduct.builder("sales.orders")
                .version(HOSTILE)
                .description(HOSTILE)
                .team(new Team(HOSTILE, List.of(new Team.Member(HOSTILE, HOSTILE))))
                .table("orders", 1, "local", contract)
                .build())
        .policy(
            AccessPolicy.builder("readers-read", "group:readers", "sales.orders")
                .rows(Expression.equal(HOSTILE, HOSTILE))
                .purpose(HOSTILE)
                .build())
        .build();
  }
}
