package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.pages.CodePages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The judge is the official schema of SARIF 2.1.0, and a reader that is not ours. */
class FindingsSarifTest {
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  private static Schema schema;

  @BeforeAll
  static void readTheSchema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SarifSchema210.class.getResourceAsStream(SCHEMA), SCHEMA)) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }

  private static String sarif(FindingsReport report) {
    return FindingsSarif.of(report, "1.2.3", CodePages.ofLibrary());
  }

  private static JsonNode run(FindingsReport report) throws IOException {
    return new ObjectMapper().readTree(sarif(report)).path("runs").path(0);
  }

  private static List<String> errors(String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(e -> e.toString()).toList();
  }

  @Test
  void everyLogIsValid() {
    assertThat(errors(sarif(Findings.all()))).isEmpty();
    assertThat(errors(sarif(Findings.report()))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoLog() {
    assertThat(errors(sarif(Findings.all()).replace("\"startLine\" : 3", "\"startLine\" : 0")))
        .isNotEmpty();
    assertThat(
            errors(sarif(Findings.all()).replace("\"level\" : \"error\"", "\"level\" : \"bad\"")))
        .isNotEmpty();
  }

  @Test
  void anotherReaderSeesTheSame() throws IOException {
    SarifSchema210 log = new ObjectMapper().readValue(sarif(Findings.all()), SarifSchema210.class);
    Run run = log.getRuns().getFirst();
    Result first = run.getResults().getFirst();

    assertThat(run.getColumnKind()).isEqualTo(Run.ColumnKind.UNICODE_CODE_POINTS);
    assertThat(run.getResults())
        .extracting(Result::getLevel)
        .containsExactly(
            Result.Level.ERROR,
            Result.Level.WARNING,
            Result.Level.ERROR,
            Result.Level.NOTE,
            Result.Level.ERROR);
    assertThat(first.getRuleId()).isEqualTo("unknown-key");
    assertThat(List.copyOf(run.getTool().getDriver().getRules()).get(first.getRuleIndex()).getId())
        .isEqualTo("unknown-key");
    assertThat(first.getMessage().getText())
        .isEqualTo("x & <y>: the key 'ü\\u0007\uffff]]>\"' is not known; did you mean 'u'?");
    var physical = first.getLocations().getFirst().getPhysicalLocation();
    assertThat(physical.getArtifactLocation().getUri())
        .isEqualTo("shop/policies/a%20b%3A%C3%BC.yaml");
    assertThat(physical.getArtifactLocation().getUriBaseId()).isEqualTo("%SRCROOT%");
    assertThat(physical.getRegion().getStartLine()).isEqualTo(3);
    assertThat(physical.getRegion().getStartColumn()).isEqualTo(5);
  }

  @Test
  void whatLiesInNoFileIsShownAtTheMesh() throws IOException {
    JsonNode location =
        run(Findings.report(Findings.PLACELESS)).path("results").path(0).path("locations").path(0);

    assertThat(location.findValuesAsText("uri")).containsExactly("shop/mesh.yaml");
    assertThat(location.findValue("region")).isNull();
    assertThat(location.findValuesAsText("fullyQualifiedName")).containsExactly("platform local");
  }

  @Test
  void rulesHaveTheTextOfTheirPages() throws IOException {
    JsonNode rules = run(Findings.all()).path("tool").path("driver").path("rules");

    assertThat(rules.findValuesAsText("id"))
        .containsExactly("bad-value", "no-such-page", "unknown-key", "unused-contract");
    assertThat(rules.path(2).path("help").path("markdown").asText())
        .startsWith("# unknown-key\n")
        .contains("## What to do");
    assertThat(rules.path(2).path("shortDescription").path("text").asText()).isNotEmpty();
    assertThat(rules.path(1).has("help")).isFalse();
  }

  @Test
  void aFindingKeepsItsFingerprintWhereItMoves() throws IOException {
    Problem moved = Findings.ERROR.at(new Place(Findings.PLACE.file(), 30, 9));
    Problem elsewhere = Findings.ERROR.at(new Place("policies/other.yaml", 3, 5));

    List<String> prints =
        run(Findings.report(Findings.ERROR, moved, elsewhere))
            .findValuesAsText("meshwrightFinding/v1");

    assertThat(prints).doesNotHaveDuplicates().hasSize(3);
    assertThat(prints.get(1)).isEqualTo(prints.get(0).replaceFirst(":1$", ":2"));
    assertThat(run(Findings.report(moved)).findValuesAsText("meshwrightFinding/v1"))
        .containsExactly(prints.getFirst());
  }
}
