package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshwright.api.CatalogueOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.engine.MeshwrightEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The retailer's catalogue, read from files in a real browser. Skipped where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
class CatalogueBrowserTest {
  /** The results, once there are some. */
  private static final String RESULTS =
      """
      new Promise(resolve => {
        const list = document.getElementById('results');
        const look = () => {
          const options = [...list.querySelectorAll('[role=option]')];
          if (!list.hidden && options.length) resolve(options.map(o => o.innerText).join('\\n'));
        };
        new MutationObserver(look).observe(list, {attributes: true, childList: true});
        look();
      })
      """;

  private List<AutoCloseable> open = List.of();
  private Path catalogue = Path.of("");
  private List<BrowserPage> pages = List.of();

  @BeforeAll
  void start(@TempDir Path folder) {
    assumeThat(Chromium.program())
        .as("chromium is not installed: apt-get install chromium")
        .isPresent();
    catalogue = folder.resolve("catalogue");
    try (MeshwrightEngine engine =
        MeshwrightEngine.builder().stateFolder(folder.resolve("state")).build()) {
      Mesh mesh =
          engine.read(Retailer.repository().resolve("examples/retailer")).mesh().orElseThrow();
      engine.catalogue(mesh, catalogue, CatalogueOptions.DEFAULT);
    }
    Chromium browser = Chromium.start(Chromium.program().orElseThrow(), folder.resolve("profile"));
    open = List.of(browser);
    pages = List.of(new BrowserPage(browser));
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable opened : open) {
      opened.close();
    }
  }

  private BrowserPage page(String name) {
    BrowserPage page = pages.getFirst();
    page.size(1280, 900);
    page.open(catalogue.resolve(name).toUri());
    return page;
  }

  private static void nothingIsWrong(BrowserPage page) {
    assertThat(page.complaints()).isEmpty();
    assertThat(page.requestsElsewhere()).isEmpty();
  }

  @Test
  void searchFindsAColumnByKeyboardAndOpensIt() {
    BrowserPage page = page("index.html");

    page.press("/");
    assertThat(page.value("document.activeElement.id").asText()).isEqualTo("search");
    page.type("customer_email");
    assertThat(page.value(RESULTS).asText()).contains("customer_email", "sales.orders.orders@2");
    page.press("ArrowDown");
    assertThat(page.value("document.querySelector('[aria-selected=true]').id").asText())
        .isEqualTo("result-1");
    page.press("ArrowUp");
    page.pressAndLoad("Enter");

    assertThat(page.value("location.pathname").asText()).contains("/table-sales.orders.orders.");
    assertThat(page.value("document.querySelector(':target').innerText").asText())
        .contains("customer_email", "pii.email", "sha256-hex");
    nothingIsWrong(page);
  }

  @Test
  void escapeClosesTheResultsAndThenLeavesTheSearch() {
    BrowserPage page = page("index.html");
    page.press("/");
    page.type("pii");
    assertThat(page.value(RESULTS).asText()).contains("pii.email");

    page.press("Escape");
    assertThat(page.value("document.getElementById('results').hidden").asBoolean()).isTrue();
    assertThat(page.value("document.activeElement.id").asText()).isEqualTo("search");
    page.press("Escape");

    assertThat(page.value("document.activeElement.id").asText()).isNotEqualTo("search");
    nothingIsWrong(page);
  }

  @Test
  void theFirstTabLeadsToTheContent() {
    BrowserPage page = page("policies.html");

    page.press("Tab");

    assertThat(page.value("document.activeElement.className").asText()).isEqualTo("skip");
    nothingIsWrong(page);
  }

  @Test
  void navigationLeadsFromTheOverviewToWhoSeesATable() {
    BrowserPage page = page("index.html");

    page.clickAndLoad(".cards a[href='domain-sales.html']");
    page.clickAndLoad("main a[href='product-sales.orders.html']");
    page.clickAndLoad("main a[href='table-sales.orders.orders.1.orders.html']");

    assertThat(page.value("document.querySelector('h1').innerText").asText()).isEqualTo("orders");
    assertThat(page.value("document.getElementById('people').parentElement.innerText").asText())
        .contains("ana-marketing", "region = 'EU'", "campaign attribution", "end of 2027-06-30");
    nothingIsWrong(page);
  }

  @Test
  void theThemeFollowsTheSystemUntilSomebodyChooses() {
    BrowserPage page = page("index.html");
    String colour = "getComputedStyle(document.body).backgroundColor";
    page.prefers("dark");
    String dark = page.value(colour).asText();
    page.prefers("light");
    String light = page.value(colour).asText();
    assertThat(light).isNotEqualTo(dark);

    page.value("document.getElementById('theme').click()");
    assertThat(page.value(colour).asText()).isEqualTo(dark);
    page.open(catalogue.resolve("products.html").toUri());
    assertThat(page.value(colour).asText()).as("it is remembered").isEqualTo(dark);

    page.value("document.getElementById('theme').click()");
    assertThat(page.value(colour).asText()).isEqualTo(light);
    nothingIsWrong(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "products.html",
        "lineage.html",
        "people.html",
        "access.html",
        "policies.html",
        "classifications.html",
        "owners.html",
        "findings.html",
        "domain-sales.html",
        "product-marketing.audiences.html",
        "table-finance.revenue.revenue.1.revenue.html",
        "session-lena-lead.html",
        "principal-group-data-science.html"
      })
  void aPhoneNeverScrollsThePageSideways(String name) {
    BrowserPage page = page(name);
    page.size(360, 740);

    assertThat(page.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    assertThat(page.value("document.querySelectorAll('h1').length").asInt()).isOne();
    nothingIsWrong(page);
  }
}
