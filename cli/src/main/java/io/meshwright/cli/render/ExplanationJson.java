package io.meshwright.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessReason;
import io.meshwright.api.report.TableAccess;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/** Why somebody sees something or does not, for programs. */
public final class ExplanationJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExplanationJson() {}

  /** The whole answer. */
  public static ObjectNode of(AccessExplanation answer) {
    ObjectNode json = NODES.objectNode();
    json.put("who", answer.who());
    texts(json, "principals", answer.principals());
    json.put("on", answer.on());
    json.put("at", answer.at().toString());
    json.put("reads", answer.reads());
    ArrayNode tables = json.putArray("tables");
    answer.tables().forEach(t -> tables.add(table(t)));
    return json;
  }

  private static ObjectNode table(TableAccess table) {
    ObjectNode json = NODES.objectNode();
    json.put("table", table.table().toString());
    json.put("platform", table.platform().value());
    json.put("reads", table.reads());
    texts(json, "asked", table.columns());
    texts(json, "rights", table.rights().stream().map(Privilege::word).toList());
    json.set("desired", exposure(table.exposure()));
    ArrayNode reasons = json.putArray("reasons");
    table.reasons().forEach(r -> reasons.add(reason(r)));
    texts(json, "missing", table.missing());
    table.live().ifPresent(live -> json.set("live", live(live)));
    return json;
  }

  private static ObjectNode exposure(Exposure exposure) {
    ObjectNode json = NODES.objectNode();
    ObjectNode columns = json.putObject("columns");
    exposure
        .columns()
        .forEach(
            (name, seen) -> {
              ObjectNode column = columns.putObject(name);
              column.put("rows", seen.rows().text());
              seen.mask().ifPresent(m -> column.put("mask", m.text()));
              if (seen.varies()) {
                column.put("varies", true);
              }
            });
    json.put("write", exposure.write().text());
    json.put("manage", exposure.manage());
    return json;
  }

  private static ObjectNode live(TableAccess.Live live) {
    ObjectNode json = NODES.objectNode();
    texts(json, "principals", live.principals());
    json.set("access", exposure(live.exposure()));
    json.put("exact", live.exact());
    texts(json, "paths", live.paths());
    texts(json, "missing", live.missing());
    texts(json, "differences", live.differences());
    return json;
  }

  private static ObjectNode reason(AccessReason reason) {
    ObjectNode json = NODES.objectNode();
    switch (reason) {
      case AccessReason.Producer(var principal) -> {
        json.put("kind", "producer");
        json.put("principal", principal.toString());
      }
      case AccessReason.Grant grant -> {
        json.put("kind", "grant");
        policy(json, grant.policy(), grant.through(), grant.privileges(), grant.columns());
        policy(json, grant.rows(), grant.until(), grant.grounds());
      }
      case AccessReason.Denial denial -> {
        json.put("kind", "denial");
        policy(json, denial.policy(), denial.through(), denial.privileges(), denial.columns());
        policy(json, denial.rows(), denial.until(), denial.grounds());
      }
      case AccessReason.KeptRows(var policy, Expression keep, var exempt) -> {
        json.put("kind", "rows");
        json.put("policy", policy.value());
        json.put("keep", keep.text());
        texts(json, "exempt", exempt);
      }
      case AccessReason.Declassified(String column, var dropped, String why) -> {
        json.put("kind", "declassified");
        json.put("column", column);
        texts(json, "dropped", dropped);
        json.put("reason", why);
      }
      case AccessReason.Loss(PolicyId policy, PolicyVerdict verdict) -> {
        json.put("kind", "loss");
        json.put("policy", policy.value());
        json.set("verdict", PlanJson.verdict(verdict));
      }
      case AccessReason.Masked masked -> {
        json.put("kind", "mask");
        json.put("column", masked.column());
        masked.mask().ifPresent(m -> json.put("mask", m.text()));
        masked.by().ifPresent(p -> json.put("policy", p.value()));
        json.put("why", masked.why());
        texts(json, "others", masked.others());
      }
    }
    return json;
  }

  private static void policy(
      ObjectNode json,
      PolicyId policy,
      Collection<?> through,
      SortedSet<Privilege> privileges,
      SortedSet<String> columns) {
    json.put("policy", policy.value());
    texts(json, "through", through);
    texts(json, "privileges", privileges.stream().map(Privilege::word).toList());
    texts(json, "columns", columns);
  }

  private static void policy(
      ObjectNode json, Expression rows, Optional<Instant> until, Grounds grounds) {
    json.put("rows", rows.text());
    until.ifPresent(u -> json.put("until", u.toString()));
    json.put("purpose", grounds.purpose());
    json.put("reason", grounds.reason());
    json.put("approver", grounds.approver());
    json.put("ticket", grounds.ticket());
    json.put("breakGlass", grounds.breakGlass());
  }

  private static void texts(ObjectNode json, String field, Collection<?> values) {
    ArrayNode array = json.putArray(field);
    values.forEach(v -> array.add(v.toString()));
  }
}
