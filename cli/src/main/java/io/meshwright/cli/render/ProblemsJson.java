package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.Problem;
import java.util.List;
import java.util.Locale;

/** Findings for programs. */
public final class ProblemsJson {
  private ProblemsJson() {}

  /** Every finding, in order. */
  public static ArrayNode of(List<Problem> problems) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    problems.forEach(p -> all.add(of(p)));
    return all;
  }

  static ObjectNode of(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", problem.code());
    json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    problem
        .place()
        .ifPresent(
            place ->
                json.put("file", place.file())
                    .put("line", place.line())
                    .put("column", place.column()));
    json.put("subject", problem.subject());
    json.put("what", problem.what());
    json.put("remedy", problem.remedy());
    return json;
  }
}
