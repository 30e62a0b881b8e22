package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.engine.pages.CodePage;
import io.meshwright.engine.pages.CodePages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Findings as SARIF 2.1.0, for code scanning: <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">the standard</a>. Paths
 * are relative to the current folder, which in a pipeline is the root of the repository.
 */
public final class FindingsSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String ROOT = "%SRCROOT%";

  /** Names the way in which a fingerprint is made; another way needs another name. */
  private static final String FINGERPRINT = "meshwrightFinding/v1";

  /** Code scanning refuses results without a file: what lies in none is shown at this one. */
  private static final String WORKSPACE = "mesh.yaml";

  private static final int FINGERPRINT_BYTES = 16;
  private static final String UNRESERVED = "-._~/";

  private final FindingsReport report;
  private final List<String> codes;
  private final Map<String, Integer> seen = new TreeMap<>();

  private FindingsSarif(FindingsReport report) {
    this.report = report;
    this.codes = List.copyOf(new TreeSet<>(report.problems().stream().map(Problem::code).toList()));
  }

  /**
   * The log of one run.
   *
   * @param version of Meshwright
   */
  public static String of(FindingsReport report, String version, CodePages pages) {
    return new FindingsSarif(report).log(version, pages).toPrettyString() + "\n";
  }

  private ObjectNode log(String version, CodePages pages) {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Meshwright").put("version", version);
    ArrayNode rules = driver.putArray("rules");
    codes.forEach(code -> rule(rules.addObject(), code, pages.find(code)));
    run.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .putObject("description")
        .put("text", "The folder that Meshwright was started in.");
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    report.problems().forEach(problem -> result(results.addObject(), problem));
    return log;
  }

  private static void rule(ObjectNode rule, String code, Optional<CodePage> page) {
    rule.put("id", code);
    page.ifPresent(
        p -> {
          rule.putObject("shortDescription").put("text", p.summary());
          rule.putObject("fullDescription").put("text", p.meaning().replace("`", ""));
          rule.putObject("help").put("text", p.text()).put("markdown", p.text());
        });
  }

  private void result(ObjectNode result, Problem problem) {
    result.put("ruleId", problem.code()).put("ruleIndex", codes.indexOf(problem.code()));
    result.put("level", level(problem.severity()));
    result.putObject("message").put("text", message(problem));
    ObjectNode location = result.putArray("locations").addObject();
    ObjectNode physical = location.putObject("physicalLocation");
    physical
        .putObject("artifactLocation")
        .put("uri", uri(report.path(problem.place().map(Place::file).orElse(WORKSPACE))))
        .put("uriBaseId", ROOT);
    problem
        .place()
        .ifPresent(
            place ->
                physical
                    .putObject("region")
                    .put("startLine", place.line())
                    .put("startColumn", place.column()));
    if (!problem.subject().isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", Printable.line(problem.subject()));
    }
    result.putObject("partialFingerprints").put(FINGERPRINT, fingerprint(problem));
  }

  private static String message(Problem problem) {
    String remedy = problem.remedy().isEmpty() ? "" : "; " + Printable.line(problem.remedy());
    return ProblemsText.statement(problem) + remedy;
  }

  private static String level(Severity severity) {
    return ProblemsText.word(severity);
  }

  /** The same for as long as a finding says the same of the same file, wherever it moves there. */
  private String fingerprint(Problem problem) {
    String text =
        String.join(
            "\0",
            problem.code(),
            problem.place().map(place -> report.path(place.file())).orElse(""),
            problem.subject(),
            problem.what());
    byte[] digest = sha256(text.getBytes(StandardCharsets.UTF_8));
    String hash = HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A path as a relative reference of RFC 3986. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (plain || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return uri.toString();
  }
}
