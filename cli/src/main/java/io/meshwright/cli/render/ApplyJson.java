package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;

/** What an apply did, for programs. */
public final class ApplyJson {
  private ApplyJson() {}

  /** Every result in the order in which changes ended, and the findings of the run. */
  public static ObjectNode of(ApplyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("succeeded", report.succeeded());
    json.put("done", report.done());
    ArrayNode results = json.putArray("results");
    report.results().forEach(r -> results.add(result(r)));
    json.set("problems", ProblemsJson.of(report.problems()));
    return json;
  }

  private static ObjectNode result(ChangeResult result) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("verb", result.change().change().verb());
    json.set("address", PlanJson.address(result.change().address()));
    switch (result.outcome()) {
      case ChangeOutcome.Done done -> json.put("outcome", "done");
      case ChangeOutcome.Failed(Problem problem, boolean maybeApplied) -> {
        json.put("outcome", "failed").put("maybeApplied", maybeApplied);
        json.set("problem", ProblemsJson.of(problem));
      }
      case ChangeOutcome.Skipped(String because) ->
          json.put("outcome", "skipped").put("because", because);
      case ChangeOutcome.NotYetVisible(String until) ->
          json.put("outcome", "not-yet-visible").put("until", until);
    }
    return json;
  }
}
