package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.report.RunChange;
import io.meshwright.api.report.RunRecord;
import java.util.List;
import java.util.Locale;

/** Earlier runs for programs. */
public final class HistoryJson {
  private HistoryJson() {}

  /** Every run, without its changes. */
  public static ArrayNode of(List<RunRecord> runs) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    runs.forEach(r -> all.add(summary(r)));
    return all;
  }

  /** One run with its changes. */
  public static ObjectNode of(RunRecord run) {
    ObjectNode json = summary(run);
    ArrayNode changes = json.putArray("changes");
    for (RunChange change : run.changes()) {
      ObjectNode one = changes.addObject();
      one.put("at", change.at().toString());
      one.put("verb", change.verb());
      one.set("address", PlanJson.address(change.address()));
      one.put("outcome", word(change.outcome()));
      if (!change.why().isEmpty()) {
        one.put("why", change.why());
      }
    }
    return json;
  }

  private static ObjectNode summary(RunRecord run) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run", run.id());
    json.put("mesh", run.mesh().toString());
    json.put("fingerprint", run.fingerprint().hex());
    json.put("startedAt", run.startedAt().toString());
    run.endedAt().ifPresent(e -> json.put("endedAt", e.toString()));
    json.put("ending", word(run.ending()));
    if (!run.message().isEmpty()) {
      json.put("abortedBy", run.message());
    }
    run.actor().ifPresent(a -> json.put("actor", a));
    ArrayNode platforms = json.putArray("platforms");
    run.platforms().forEach(platforms::add);
    ObjectNode planned = json.putObject("planned");
    run.planned().forEach(planned::put);
    json.put("widenings", run.widenings());
    json.put("destroying", run.destroying());
    for (RunChange.Outcome outcome : RunChange.Outcome.values()) {
      json.put(word(outcome), run.count(outcome));
    }
    json.put("unreadable", run.unreadable());
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
