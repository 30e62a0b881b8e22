package io.meshwright.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.report.RunChange;
import io.meshwright.api.report.RunRecord;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads one journal line by line. A line that cannot be read is counted; keys and events that are
 * not known are passed over, since a later version may have added them.
 */
final class JournalReader {
  private final ObjectMapper mapper = new ObjectMapper();
  private final String id;
  private final List<RunChange> changes = new ArrayList<>();
  private Optional<JsonNode> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private RunRecord.Ending ending = RunRecord.Ending.NOT_ENDED;
  private String message = "";
  private int unreadable;

  JournalReader(String id) {
    this.id = id;
  }

  void line(String line) {
    try {
      event(mapper.readTree(line));
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      unreadable++;
    }
  }

  private void event(JsonNode event) {
    Instant at = Instant.parse(event.path("at").asText());
    switch (event.path("event").asText()) {
      case "run-started" -> {
        new Digest(event.path("fingerprint").asText());
        workspace(event);
        started = Optional.of(event);
      }
      case "change-ended" -> changes.add(change(event, at));
      case "run-ended" -> end(RunRecord.Ending.ENDED, at);
      case "run-aborted" -> {
        end(RunRecord.Ending.ABORTED, at);
        message = message(event);
      }
      default -> {}
    }
  }

  private void end(RunRecord.Ending how, Instant at) {
    ending = how;
    ended = Optional.of(at);
  }

  private static WorkspaceId workspace(JsonNode event) {
    return new WorkspaceId(event.path("mesh").asText(), event.path("workspace").asText());
  }

  private static RunChange change(JsonNode event, Instant at) {
    RunChange.Outcome outcome =
        RunChange.Outcome.valueOf(
            event.path("outcome").asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    String why =
        switch (outcome) {
          case DONE -> "";
          case FAILED ->
              event.path("problem").path("code").asText()
                  + (event.path("maybeApplied").asBoolean() ? ", may have taken effect" : "");
          case SKIPPED -> event.path("because").asText();
          case NOT_YET_VISIBLE -> "until " + event.path("until").asText();
        };
    return new RunChange(
        at, event.path("verb").asText(), address(event.path("address")), outcome, why);
  }

  private static Address address(JsonNode json) {
    return new Address(
        json.path("platform").asText(), json.path("kind").asText(), texts(json.path("path")));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(e -> texts.add(e.asText()));
    return texts;
  }

  private static String message(JsonNode event) {
    StringBuilder text = new StringBuilder(event.path("kind").asText());
    String before = ": ";
    for (JsonNode problem : event.path("problems")) {
      text.append(before).append(problem.path("code").asText());
      String subject = problem.path("subject").asText();
      text.append(subject.isEmpty() ? "" : " " + subject);
      before = ", ";
    }
    return text.toString();
  }

  /** The run; empty where the journal does not tell which one it is. */
  Optional<RunRecord> run() {
    return started.map(
        s -> {
          TreeMap<String, Integer> verbs = new TreeMap<>();
          s.path("verbs").properties().forEach(e -> verbs.put(e.getKey(), e.getValue().asInt()));
          return new RunRecord(
              id,
              Instant.parse(s.path("at").asText()),
              ended,
              workspace(s),
              new Digest(s.path("fingerprint").asText()),
              new TreeSet<>(texts(s.path("platforms"))),
              verbs,
              s.path("widenings").asInt(),
              s.path("destroying").asInt(),
              s.has("actor") ? Optional.of(s.path("actor").asText()) : Optional.empty(),
              ending,
              message,
              changes,
              unreadable);
        });
  }
}
