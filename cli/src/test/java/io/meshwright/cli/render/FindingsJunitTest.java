package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** The judges are a schema, and the parser that Maven reads such reports with. */
class FindingsJunitTest {
  private static void check(String xml) throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            new StreamSource(
                Objects.requireNonNull(FindingsJunitTest.class.getResourceAsStream("junit.xsd"))))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private static ReportTestSuite parsed(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    List<ReportTestSuite> suites =
        new TestSuiteXmlParser(new NullConsoleLogger())
            .parse(
                new InputStreamReader(
                    new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                    StandardCharsets.UTF_8));
    assertThat(suites).hasSize(1);
    return suites.getFirst();
  }

  @Test
  void everyReportIsValid() throws SAXException, IOException {
    check(FindingsJunit.of(Findings.all()));
    check(FindingsJunit.of(Findings.report()));
  }

  @Test
  void theSchemaRefusesTwoTestsOfAName() {
    String twice = FindingsJunit.of(Findings.all()).replace("shop/clean.yaml", "shop/noted.yaml");

    assertThatExceptionOfType(SAXException.class).isThrownBy(() -> check(twice));
  }

  @Test
  void everyFileIsATestAndFailsWhereItHasErrors()
      throws ParserConfigurationException, SAXException, IOException {
    ReportTestSuite suite = parsed(FindingsJunit.of(Findings.all()));

    assertThat(suite.getNumberOfTests()).isEqualTo(5);
    assertThat(suite.getNumberOfFailures()).isEqualTo(3);
    assertThat(suite.getNumberOfErrors()).isZero();
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::getName)
        .containsExactly(
            "shop/clean.yaml",
            "shop/mesh.yaml",
            "shop/noted.yaml",
            "shop/policies/a b:ü.yaml",
            "workspace");
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::hasFailure)
        .containsExactly(false, true, false, true, true);
  }

  @Test
  void aFailureSaysWhatAndShowsTheLine()
      throws ParserConfigurationException, SAXException, IOException {
    ReportTestCase broken = parsed(FindingsJunit.of(Findings.all())).getTestCases().get(3);
    ReportTestCase mesh = parsed(FindingsJunit.of(Findings.all())).getTestCases().get(1);

    assertThat(broken.getFailureType()).isEqualTo("unknown-key");
    assertThat(broken.getFailureMessage())
        .isEqualTo("line 3: x & <y>: the key 'ü\\u0007\\uffff]]>\"' is not known");
    assertThat(broken.getFailureDetail())
        .startsWith("policies/a b:ü.yaml:3:5: error: x ")
        .contains("    3 |   a: ü\\u0007\\uffff]]>\n      |     ^\n");
    assertThat(mesh.getFailureMessage()).isEqualTo("line 2: second (and 1 more)");
    assertThat(mesh.getFailureDetail()).contains("warning: sales: is odd", "error: second");
  }
}
