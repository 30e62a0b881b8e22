package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.provider.aws.moto.MotoInstallation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check against AWS's own description of its services finds. */
class ServiceModelTest {
  @BeforeAll
  static void theModelIsInstalled() {
    Assumptions.assumeTrue(ServiceModel.glue().isPresent(), MotoInstallation.MISSING);
  }

  private static List<String> wrong(String operation, String request) throws IOException {
    ServiceModel model =
        ServiceModel.glue()
            .filter(m -> m.knows(operation))
            .orElseGet(() -> ServiceModel.lakeFormation().orElseThrow());
    return ModelCheck.of(model, model.input(operation), new ObjectMapper().readTree(request));
  }

  @Test
  void javaReadsEveryPatternOfBothServices() {
    assertThat(ServiceModel.glue().orElseThrow().unreadablePatterns()).isEmpty();
    assertThat(ServiceModel.glue().orElseThrow().patterns()).isGreaterThan(60);
    assertThat(ServiceModel.lakeFormation().orElseThrow().unreadablePatterns()).isEmpty();
    assertThat(ServiceModel.lakeFormation().orElseThrow().patterns()).isGreaterThan(5);
  }

  @Test
  void whatIsAsTheModelSaysIsNotWrong() throws IOException {
    assertThat(
            wrong(
                "CreateDatabase",
                """
                {"DatabaseInput": {"Name": "größe 😀", "Parameters": {"a": ""},
                 "CreateTableDefaultPermissions": [{"Permissions": ["ALL"]}]}}
                """))
        .isEmpty();
    assertThat(wrong("GetTables", "{\"DatabaseName\": \"d\", \"MaxResults\": 100}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetDatabase | {} | Value null at 'name' failed to satisfy constraint: Member must not be null",
        "GetDatabase | {\"Name\": null} | Value null at 'name' failed to satisfy constraint: Member must be a string",
        "GetDatabase | {\"Name\": 1} | Value '1' at 'name' failed to satisfy constraint: Member must be a string",
        "GetDatabase | {\"Name\": \"\"} | Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "GetDatabase | {\"Name\": \"d\", \"Nmae\": \"d\"} | Value 'd' at 'nmae' failed to satisfy constraint: Member must be one of those of GetDatabaseRequest",
        "GetTables | {\"DatabaseName\": \"d\", \"MaxResults\": 101} | Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
        "GetTables | {\"DatabaseName\": \"d\", \"MaxResults\": 0} | Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "GetTables | {\"DatabaseName\": \"d\", \"MaxResults\": \"9\"} | Value '9' at 'maxResults' failed to satisfy constraint: Member must be a integer",
        "UpdateTable | {\"DatabaseName\": \"d\", \"SkipArchive\": 1} | Value '1' at 'skipArchive' failed to satisfy constraint: Member must be a boolean",
        "CreateDatabase | {\"DatabaseInput\": {\"Name\": \"d\", \"Parameters\": {\"\": \"\"}}} | Value '' at 'databaseInput.parameters.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "CreateDataCellsFilter | {\"TableData\": {\"DatabaseName\": \"d\", \"TableName\": \"t\", \"Name\": \"f\"}} | Value null at 'tableData.tableCatalogId' failed to satisfy constraint: Member must not be null",
      })
  void whatTheModelForbidsIsNamedWithItsRule(String operation, String request, String rule)
      throws IOException {
    assertThat(wrong(operation, request)).containsExactly(rule);
  }

  @Test
  void aLineBreakInANameIsAgainstItsPattern() throws IOException {
    assertThat(wrong("GetDatabase", "{\"Name\": \"a\\nb\"}"))
        .singleElement()
        .asString()
        .contains("'name'", "Member must satisfy regular expression pattern: [\\u0020-");
  }

  @Test
  void aWordThatIsNotInTheListIsWrong() throws IOException {
    assertThat(
            wrong(
                "BatchGrantPermissions",
                "{\"Entries\": [{\"Id\": \"0\", \"Permissions\": [\"FLY\"]}]}"))
        .singleElement()
        .asString()
        .startsWith(
            "Value 'FLY' at 'entries.1.member.permissions.1.member' failed to satisfy constraint:"
                + " Member must satisfy enum value set: [ALL, SELECT,");
  }

  @Test
  void lengthsCountInBytes() throws IOException {
    String text = "ü".repeat(1_025);
    assertThat(
            wrong(
                "CreateDatabase",
                "{\"DatabaseInput\": {\"Name\": \"d\", \"Description\": \"%s\"}}".formatted(text)))
        .singleElement()
        .asString()
        .endsWith("Member must have length less than or equal to 2048");
  }
}
