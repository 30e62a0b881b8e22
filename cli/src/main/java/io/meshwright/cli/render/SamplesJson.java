package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.report.SampleReport;

/** Loaded samples for programs. */
public final class SamplesJson {
  private SamplesJson() {}

  /** Counts and findings. */
  public static ObjectNode of(SampleReport samples) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("tables", samples.tables());
    json.put("rows", samples.rows());
    json.set("problems", ProblemsJson.of(samples.problems()));
    return json;
  }
}
