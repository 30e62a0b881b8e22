package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.Contract;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which unknown keys mesh.yaml may turn into warnings. */
class UnknownKeysTest {
  private static final String MESH =
      """
      apiVersion: meshwright/v1
      kind: Mesh
      id: retailer
      platforms: {local: {provider: postgres}}
      principals: {group:marketing: {}, group:privacy: {}, service:etl: {}}
      classifications: {pii: '', pii.email: ''}
      """;

  @TempDir Path folder;

  private TestWorkspace workspace(String pattern) {
    return TestWorkspace.retailer(folder)
        .with(TestWorkspace.MESH_FILE, MESH + "unknownKeys: {warn: ['" + pattern + "']}\n");
  }

  private TestWorkspace workspace(String pattern, String contractKey, String propertyKey) {
    return workspace(pattern)
        .replace(
            TestWorkspace.ORDERS_FILE, "status: active", "status: active\n" + contractKey + ": x")
        .replace(
            TestWorkspace.ORDERS_FILE,
            "primaryKey: true",
            "primaryKey: true\n        " + propertyKey + ": x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domains/sales/orders/orders.odcs.yaml",
        "domains/*/orders/*.odcs.yaml",
        "**.odcs.yaml",
        "domains/{sales,finance}/**/*.odcs.yaml"
      })
  void unknownKeysOfNamedFilesAreWarnings(String pattern) {
    List<Problem> problems = workspace(pattern, "steward", "storage").read().problems();

    assertThat(TestWorkspace.lines(problems))
        .containsExactly(
            TestWorkspace.ORDERS_FILE + ":6:1 unknown-key",
            TestWorkspace.ORDERS_FILE + ":14:9 unknown-key");
    assertThat(problems).allMatch(p -> p.severity() == Severity.WARNING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clasification",
        "Classification",
        "classifcation",
        "classifications",
        "transformSourceObject",
        "propertes",
        "item"
      })
  void whatMayBeMeantForAClassificationStaysAnError(String key) {
    List<Problem> problems = workspace("**.odcs.yaml", "steward", key).read().problems();

    assertThat(problems.stream().filter(Problem::isError))
        .singleElement()
        .satisfies(p -> assertThat(p.what()).contains("'" + key + "'"));
  }

  @Test
  void whatIsToleratedIsNotKept() {
    Contract contract =
        workspace("**.odcs.yaml", "steward", "storage")
            .read()
            .mesh()
            .orElseThrow()
            .ports()
            .getFirst()
            .contract();

    assertThat(contract.further()).isEqualTo(DocumentValue.Fields.NONE);
    assertThat(contract.tables().getFirst().columns().getFirst().further().entries())
        .containsOnlyKeys("logicalType");
  }

  @Test
  void otherFilesKeepTheirErrors() {
    assertThat(
            TestWorkspace.lines(
                workspace("other/*.odcs.yaml", "steward", "storage").read().problems()))
        .containsExactly(
            TestWorkspace.ORDERS_FILE + ":6:1 unknown-key",
            TestWorkspace.ORDERS_FILE + ":14:9 unknown-key",
            "mesh.yaml:7:22 missing-file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"policies/*.yaml", "**", "mesh.yaml", "domains/*/product.yaml"})
  void onlyDocumentsOfTheStandardsCanBeNamed(String pattern) {
    assertThat(TestWorkspace.lines(workspace(pattern).read().problems()))
        .containsExactly("mesh.yaml:7:22 bad-value");
  }

  @Test
  void aBrokenPatternIsAnError() {
    assertThat(TestWorkspace.lines(workspace("a/[.odcs.yaml").read().problems()))
        .containsExactly("mesh.yaml:7:22 bad-value");
  }

  @Test
  void wrongTypesInNamedFilesStayErrors() {
    assertThat(
            TestWorkspace.lines(
                workspace("**.odcs.yaml")
                    .replace(TestWorkspace.ORDERS_FILE, "primaryKey: true", "primaryKey: 'yes'")
                    .read()
                    .problems()))
        .containsExactly(TestWorkspace.ORDERS_FILE + ":12:21 wrong-type");
  }
}
