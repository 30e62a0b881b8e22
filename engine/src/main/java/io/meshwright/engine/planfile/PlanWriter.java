package io.meshwright.engine.planfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.plan.Plan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a plan, one change or finding a line, so that two plans can be compared line by line. The
 * checksum at the end is over every byte before its line.
 */
final class PlanWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectMapper mapper = new ObjectMapper(Limits.factory());
  private final MessageDigest digest = sha256();
  private final OutputStream out;

  private PlanWriter(OutputStream out) {
    this.out = new DigestOutputStream(out, digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Writes the whole file. */
  static void write(Plan plan, OutputStream out) throws IOException {
    PlanWriter writer = new PlanWriter(out);
    writer.body(plan);
    writer.text("\"checksum\":" + writer.line(NODES.textNode(writer.checksum())) + "\n}\n");
  }

  /** The checksum that the file of a plan has. */
  static String checksum(Plan plan) throws IOException {
    PlanWriter writer = new PlanWriter(OutputStream.nullOutputStream());
    writer.body(plan);
    return writer.checksum();
  }

  private String checksum() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private void body(Plan plan) throws IOException {
    text("{\n");
    field("formatVersion", NODES.numberNode(PlanFile.FORMAT_VERSION));
    field("workspace", ResourceJson.workspace(plan.mesh()));
    field("madeAt", NODES.textNode(plan.madeAt().toString()));
    if (plan.expires().isPresent()) {
      field("expires", NODES.textNode(plan.expires().get().toString()));
    }
    field("fingerprint", NODES.textNode(plan.fingerprint().hex()));
    field("unchanged", NODES.numberNode(plan.unchanged()));
    list("platforms", plan.platforms(), FindingJson::json);
    list("problems", plan.problems(), FindingJson::json);
    list("verdicts", plan.verdicts(), FindingJson::json);
    list("exposure", plan.exposure(), FindingJson::json);
    list("changes", plan.changes(), ChangeJson::json);
    list("reported", plan.reported(), ChangeJson::json);
    list("foreign", plan.foreign(), ChangeJson::json);
    list("premises", List.copyOf(plan.premises()), ChangeJson::json);
  }

  private void field(String name, JsonNode value) throws IOException {
    text("\"" + name + "\":" + line(value) + ",\n");
  }

  private <T> void list(String name, List<T> values, Function<T, JsonNode> json)
      throws IOException {
    text("\"" + name + "\":[");
    String before = "\n";
    for (T value : values) {
      text(before + line(json.apply(value)));
      before = ",\n";
    }
    text(values.isEmpty() ? "],\n" : "\n],\n");
  }

  private String line(JsonNode value) throws JsonProcessingException {
    return mapper.writeValueAsString(value);
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
