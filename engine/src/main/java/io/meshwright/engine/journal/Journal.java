package io.meshwright.engine.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyEvent;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.resource.Address;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The journal of one run: a JSON object a line, each handed to the system as soon as it is known.
 */
public final class Journal implements AutoCloseable {
  static final int FORMAT_VERSION = 1;
  static final String SUFFIX = ".jsonl";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_OF_ONE_SECOND = 10_000;

  private final ObjectMapper mapper =
      new ObjectMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
  private final Path file;
  private final FileChannel channel;
  private final InstantSource clock;
  private final Counts counts = new Counts();

  private Journal(Path file, FileChannel channel, InstantSource clock) {
    this.file = file;
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Begins the journal of a run.
   *
   * @throws MeshException of kind USER where it cannot be written
   */
  public static Journal begin(
      Path stateFolder, InstantSource clock, Plan plan, Optional<String> actor) {
    Path folder = stateFolder.resolve("journal");
    try {
      Files.createDirectories(folder);
      Instant now = clock.instant();
      Journal journal = create(folder, TIME.format(now) + "-" + plan.fingerprint(), clock);
      journal.write(started(plan, actor));
      return journal;
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Runs of equal plans in one second are told apart by a number. */
  private static Journal create(Path folder, String name, InstantSource clock) throws IOException {
    for (int i = 1; i < MOST_OF_ONE_SECOND; i++) {
      Path file = folder.resolve(name + (i == 1 ? "" : "-" + i) + SUFFIX);
      Optional<FileChannel> channel = create(file);
      if (channel.isPresent()) {
        return new Journal(file, channel.get(), clock);
      }
    }
    throw new FileAlreadyExistsException(name);
  }

  private static Optional<FileChannel> create(Path file) throws IOException {
    try {
      return Optional.of(
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
  }

  private static MeshException unwritable(Path where, IOException e) {
    return new MeshException(
        ErrorKind.USER,
        "the journal cannot be written to '"
            + where
            + "' ("
            + e.getClass().getSimpleName()
            + "); nothing is changed without one: make room, or give the right to write there",
        e);
  }

  private static ObjectNode started(Plan plan, Optional<String> actor) {
    ObjectNode json = NODES.objectNode();
    json.put("event", "run-started");
    json.put("formatVersion", FORMAT_VERSION);
    json.put("mesh", plan.mesh().mesh());
    json.put("workspace", plan.mesh().workspace());
    json.put("fingerprint", plan.fingerprint().hex());
    json.put("planned", plan.madeAt().toString());
    var platforms = json.putArray("platforms");
    plan.platforms().forEach(p -> platforms.add(p.name().value()));
    json.put("changes", plan.changes().size());
    TreeMap<String, Integer> verbs = new TreeMap<>();
    plan.changes().forEach(c -> verbs.merge(c.change().verb(), 1, Integer::sum));
    ObjectNode byVerb = json.putObject("verbs");
    verbs.forEach(byVerb::put);
    json.put("widenings", plan.exposure().stream().filter(ExposureChange::widens).count());
    json.put("destroying", plan.changes().stream().filter(PlannedChange::destroysData).count());
    actor.ifPresent(a -> json.put("actor", a));
    return json;
  }

  /** Takes down what happened. */
  public void event(ApplyEvent event) {
    ObjectNode json = NODES.objectNode();
    switch (event) {
      case ApplyEvent.BatchStarted(String lane, String batch, int changes) ->
          json.put("event", "batch-started")
              .put("lane", lane)
              .put("batch", batch)
              .put("changes", changes);
      case ApplyEvent.BatchFinished(String lane, String batch) ->
          json.put("event", "batch-finished").put("lane", lane).put("batch", batch);
      case ApplyEvent.ChangeEnded(PlannedChange change, ChangeOutcome outcome) -> {
        json.put("event", "change-ended").put("verb", change.change().verb());
        json.set("address", address(change.address()));
        outcome(json, outcome);
      }
    }
    write(json);
  }

  private void outcome(ObjectNode json, ChangeOutcome outcome) {
    switch (outcome) {
      case ChangeOutcome.Done done -> {
        counts.done++;
        json.put("outcome", "done");
      }
      case ChangeOutcome.Failed(Problem problem, boolean maybeApplied) -> {
        counts.failed++;
        json.put("outcome", "failed").put("maybeApplied", maybeApplied);
        // What a server says may quote a value of a row, so its words are left out.
        json.putObject("problem").put("code", problem.code()).put("remedy", problem.remedy());
      }
      case ChangeOutcome.Skipped(String because) -> {
        counts.skipped++;
        json.put("outcome", "skipped").put("because", because);
      }
      case ChangeOutcome.NotYetVisible(String until) -> {
        counts.notYetVisible++;
        json.put("outcome", "not-yet-visible").put("until", until);
      }
    }
  }

  private static ObjectNode address(Address address) {
    ObjectNode json = NODES.objectNode();
    json.put("platform", address.platform()).put("kind", address.kind());
    var path = json.putArray("path");
    address.path().forEach(path::add);
    return json;
  }

  /** The run is over, and every change has an outcome. */
  public void ended() {
    ObjectNode json = NODES.objectNode().put("event", "run-ended");
    json.put("done", counts.done).put("failed", counts.failed);
    json.put("skipped", counts.skipped).put("notYetVisible", counts.notYetVisible);
    write(json);
  }

  /** The run was refused or failed as a whole. */
  public void aborted(Throwable why) {
    ObjectNode json = NODES.objectNode().put("event", "run-aborted");
    if (why instanceof MeshException mesh) {
      json.put("kind", mesh.kind().name().toLowerCase(Locale.ROOT));
      var problems = json.putArray("problems");
      mesh.problems()
          .forEach(p -> problems.addObject().put("code", p.code()).put("subject", p.subject()));
    } else {
      json.put("kind", "internal").put("failure", why.getClass().getName());
    }
    write(json);
  }

  private void write(ObjectNode event) {
    ObjectNode json = NODES.objectNode();
    json.set("event", event.get("event"));
    json.put("at", clock.instant().toString());
    json.setAll(event);
    try {
      byte[] line = (mapper.writeValueAsString(json) + "\n").getBytes(StandardCharsets.US_ASCII);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** How changes ended so far. */
  private static final class Counts {
    private int done;
    private int failed;
    private int skipped;
    private int notYetVisible;
  }
}
