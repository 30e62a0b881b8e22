package io.meshwright.engine.planfile;

import static io.meshwright.engine.planfile.Fields.checked;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.CapabilityFact;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.time.Instant;

/** What a plan says about its changes, and the platforms that it is for. */
final class FindingJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FindingJson() {}

  static ObjectNode json(Platform platform) {
    ObjectNode json = NODES.objectNode();
    json.put("name", platform.name().value());
    json.put("provider", platform.provider());
    json.put("authority", Fields.word(platform.authority()));
    ObjectNode settings = json.putObject("settings");
    platform.settings().forEach(settings::put);
    json.put("namePrefix", platform.namePrefix().value());
    return json;
  }

  static Platform platform(Part part) {
    Fields fields = Fields.of(part, "name", "provider", "authority", "settings", "namePrefix");
    return new Platform(
        checked(part.place(), () -> new PlatformName(fields.text("name"))),
        fields.text("provider"),
        fields.read("settings", p -> ValueJson.map(p, Fields::text)),
        fields.word("authority", Authority.values()),
        checked(part.place(), () -> new NamePrefix(fields.text("namePrefix"))));
  }

  static ObjectNode json(ExposureChange exposure) {
    ObjectNode json = NODES.objectNode();
    json.put("session", exposure.session().value());
    json.put("table", exposure.table());
    json.put("widens", exposure.widens());
    json.put("narrows", exposure.narrows());
    json.set("before", ValueJson.texts(exposure.before()));
    json.set("after", ValueJson.texts(exposure.after()));
    return json;
  }

  static ExposureChange exposure(Part part) {
    Fields fields = Fields.of(part, "session", "table", "widens", "narrows", "before", "after");
    return new ExposureChange(
        checked(part.place(), () -> new SessionId(fields.text("session"))),
        fields.text("table"),
        fields.list("before", Fields::text),
        fields.list("after", Fields::text),
        fields.bool("widens"),
        fields.bool("narrows"));
  }

  static ObjectNode json(PolicyVerdict verdict) {
    ObjectNode json = NODES.objectNode();
    verdict.policy().ifPresent(p -> json.put("policy", p.value()));
    json.put("subject", verdict.subject());
    json.put("verdict", Fields.word(verdict.verdict()));
    json.put("reason", verdict.reason());
    verdict.limit().ifPresent(l -> json.put("limit", l));
    verdict.platform().ifPresent(p -> json.put("on", p.value()));
    verdict
        .fact()
        .ifPresent(
            f ->
                json.putObject("fact")
                    .put("value", f.value())
                    .put("source", f.source())
                    .put("date", f.date()));
    verdict
        .accepted()
        .ifPresent(
            a ->
                json.putObject("accepted")
                    .put("policy", a.policy().value())
                    .put("platform", a.platform().value())
                    .put("reason", a.reason())
                    .put("until", a.until().toString()));
    return json;
  }

  static PolicyVerdict verdict(Part part) {
    Fields fields =
        Fields.of(
            part, "policy", "subject", "verdict", "reason", "limit", "on", "fact", "accepted");
    return new PolicyVerdict(
        fields.optional("policy", ResourceJson::policy),
        fields.text("subject"),
        fields.word("verdict", Verdict.values()),
        fields.text("reason"),
        fields.optional("limit", Fields::text),
        fields.optional("on", FindingJson::platformName),
        fields.optional("fact", FindingJson::fact),
        fields.optional("accepted", FindingJson::accepted));
  }

  private static PlatformName platformName(Part part) {
    return checked(part.place(), () -> new PlatformName(Fields.text(part)));
  }

  private static CapabilityFact fact(Part part) {
    Fields fields = Fields.of(part, "value", "source", "date");
    return new CapabilityFact(fields.text("value"), fields.text("source"), fields.text("date"));
  }

  private static AcceptedLoss accepted(Part part) {
    Fields fields = Fields.of(part, "policy", "platform", "reason", "until");
    return checked(
        part.place(),
        () ->
            new AcceptedLoss(
                fields.read("policy", ResourceJson::policy),
                fields.read("platform", FindingJson::platformName),
                fields.text("reason"),
                fields.read("until", p -> DataValueJson.parsed(p, Instant::parse))));
  }

  static ObjectNode json(Problem problem) {
    ObjectNode json = NODES.objectNode();
    json.put("code", problem.code());
    json.put("severity", Fields.word(problem.severity()));
    problem
        .place()
        .ifPresent(
            p ->
                json.putObject("place")
                    .put("file", p.file())
                    .put("line", p.line())
                    .put("column", p.column()));
    json.put("subject", problem.subject());
    json.put("what", problem.what());
    json.put("remedy", problem.remedy());
    return json;
  }

  static Problem problem(Part part) {
    Fields fields = Fields.of(part, "code", "severity", "place", "subject", "what", "remedy");
    return new Problem(
        fields.text("code"),
        fields.word("severity", Severity.values()),
        fields.optional("place", FindingJson::place),
        fields.text("subject"),
        fields.text("what"),
        fields.text("remedy"));
  }

  private static Place place(Part part) {
    Fields fields = Fields.of(part, "file", "line", "column");
    return checked(
        part.place(),
        () -> new Place(fields.text("file"), fields.count("line"), fields.count("column")));
  }
}
