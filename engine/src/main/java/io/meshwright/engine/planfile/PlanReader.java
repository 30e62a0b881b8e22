package io.meshwright.engine.planfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads a plan. Lists are decoded element by element, so that what is not a plan is refused where
 * it begins to differ from one, however much of it follows.
 */
final class PlanReader {
  private static final List<String> SINGLE =
      List.of(
          "formatVersion",
          "workspace",
          "madeAt",
          "expires",
          "fingerprint",
          "unchanged",
          "checksum");
  private static final List<String> LISTS =
      List.of(
          "platforms",
          "problems",
          "verdicts",
          "exposure",
          "changes",
          "reported",
          "foreign",
          "premises");

  private final PartReader parts;
  private final Map<String, Part> singles = new TreeMap<>();
  private final Map<String, Place> lists = new TreeMap<>();
  private final List<Platform> platforms = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final List<ExposureChange> exposure = new ArrayList<>();
  private final List<PlannedChange> changes = new ArrayList<>();
  private final List<PlannedChange> reported = new ArrayList<>();
  private final List<ForeignObject> foreign = new ArrayList<>();
  private final List<Premise> premises = new ArrayList<>();

  private PlanReader(PartReader parts) {
    this.parts = parts;
  }

  /**
   * Reads a whole file.
   *
   * @param file its name in messages
   */
  static Plan read(String file, JsonParser parser) throws IOException {
    PlanReader reader = new PlanReader(new PartReader(file, parser));
    reader.document();
    if (parser.nextToken() != null) {
      throw Refusal.at(reader.parts.place(), "something follows behind the plan");
    }
    return reader.plan();
  }

  private void document() throws IOException {
    if (parts.next() != JsonToken.START_OBJECT) {
      throw Refusal.at(parts.place(), "the file is no plan: it does not begin with an object");
    }
    while (parts.next() != JsonToken.END_OBJECT) {
      Place place = parts.place();
      String key = parts.key();
      JsonToken token = parts.next();
      if (SINGLE.contains(key)) {
        Part part = parts.value();
        singles.put(key, part);
        if (key.equals("formatVersion")) {
          checkVersion(part);
        }
      } else if (LISTS.contains(key)) {
        lists.put(key, place);
        list(key, token);
      } else {
        List<String> known = new ArrayList<>(SINGLE);
        known.addAll(LISTS);
        throw Fields.unknown(place, key, known);
      }
    }
  }

  private static void checkVersion(Part part) {
    boolean known =
        part instanceof Part.Int(Place place, int version) && version == PlanFile.FORMAT_VERSION;
    if (!known) {
      throw Refusal.of(
          "plan-format",
          part.place(),
          "the plan has another format version than " + PlanFile.FORMAT_VERSION,
          "plan again with the version of Meshwright that applies it");
    }
  }

  private void list(String key, JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      throw Refusal.at(parts.place(), "a list is needed here");
    }
    switch (key) {
      case "platforms" -> elements(platforms, FindingJson::platform);
      case "problems" -> elements(problems, FindingJson::problem);
      case "verdicts" -> elements(verdicts, FindingJson::verdict);
      case "exposure" -> elements(exposure, FindingJson::exposure);
      case "changes" -> elements(changes, ChangeJson::planned);
      case "reported" -> elements(reported, ChangeJson::planned);
      case "foreign" -> elements(foreign, ChangeJson::foreign);
      default -> elements(premises, ChangeJson::premise);
    }
  }

  private <T> void elements(List<T> into, Function<Part, T> read) throws IOException {
    while (parts.next() != JsonToken.END_ARRAY) {
      into.add(read.apply(parts.value()));
    }
  }

  private Part single(String key) {
    return Optional.ofNullable(singles.get(key))
        .orElseThrow(
            () -> Refusal.at(parts.place(), "the plan ends without its key '" + key + "'"));
  }

  private Plan plan() throws IOException {
    checkVersion(single("formatVersion"));
    for (String key : LISTS) {
      if (!lists.containsKey(key)) {
        throw Refusal.at(parts.place(), "the plan ends without its key '" + key + "'");
      }
    }
    Plan plan = assembled();
    Digest fingerprint = ValueJson.digest(single("fingerprint"));
    String checksum = Fields.text(single("checksum"));
    if (!plan.fingerprint().equals(fingerprint) || !PlanWriter.checksum(plan).equals(checksum)) {
      throw Refusal.of(
          "plan-changed",
          single("checksum").place(),
          "the plan was changed after it was written: its checksum is another one",
          "plan again; what is to be different belongs into the workspace");
    }
    return plan;
  }

  private Plan assembled() {
    WorkspaceId workspace = ResourceJson.workspace(single("workspace"));
    Instant madeAt = DataValueJson.parsed(single("madeAt"), Instant::parse);
    Optional<Instant> expires =
        Optional.ofNullable(singles.get("expires"))
            .map(p -> DataValueJson.parsed(p, Instant::parse));
    return new Plan(
        workspace,
        platforms,
        madeAt,
        expires,
        changes,
        reported,
        foreign,
        Ordered.set(premises),
        exposure,
        verdicts,
        problems,
        Fields.count(single("unchanged")));
  }
}
