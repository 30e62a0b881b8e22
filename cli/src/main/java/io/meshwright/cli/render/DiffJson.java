package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractDifference;
import java.util.List;

/** Differences of contracts for programs. */
public final class DiffJson {
  private DiffJson() {}

  /** Every difference, in order. */
  public static ArrayNode of(List<ContractDifference> differences) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    differences.forEach(d -> all.add(of(d)));
    return all;
  }

  private static ObjectNode of(ContractDifference difference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("contract", difference.contract());
    difference.port().ifPresent(p -> json.put("port", p.toString()));
    difference.before().ifPresent(v -> json.put("before", v));
    difference.after().ifPresent(v -> json.put("after", v));
    json.put("demands", difference.demands().word());
    difference.demandedVersion().ifPresent(v -> json.put("demandedVersion", v.toString()));
    json.put("versionIsEnough", difference.isVersionEnough());
    json.put("verdict", difference.verdict());
    ArrayNode changes = json.putArray("changes");
    for (ContractChange change : difference.changes()) {
      changes
          .addObject()
          .put("kind", change.kind().word())
          .put("element", change.element())
          .put("breaking", change.isBreaking())
          .put("demands", change.kind().demands().word())
          .put("what", change.what());
    }
    return json;
  }
}
