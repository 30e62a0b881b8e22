package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import java.util.Locale;

/** A proof for programs. */
public final class ProofJson {
  private ProofJson() {}

  /** Every comparison, and the findings. */
  public static ObjectNode of(ProofReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("succeeded", report.succeeded());
    ArrayNode items = json.putArray("items");
    report.items().forEach(i -> items.add(item(i)));
    json.set("problems", ProblemsJson.of(report.problems()));
    return json;
  }

  private static ObjectNode item(ProofItem item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("session", item.session().value());
    json.put("table", item.table().toString());
    json.put("status", item.status().name().toLowerCase(Locale.ROOT));
    json.put("rows", item.rows());
    json.put("rowsSeen", item.rowsSeen());
    ArrayNode columns = json.putArray("columnsSeen");
    item.columnsSeen().forEach(columns::add);
    ArrayNode differences = json.putArray("differences");
    item.differences().forEach(differences::add);
    return json;
  }
}
