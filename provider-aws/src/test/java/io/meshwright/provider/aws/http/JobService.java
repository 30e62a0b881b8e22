package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Jobs and triggers of the fake, as JSON. */
final class JobService {
  private static final int PAGE = 100;

  private final JobGateway account;
  private final Paging paging;
  private final RulesetService rulesets;

  JobService(FakeAccount account, Paging paging) {
    this.account = account.jobs("http", event -> {});
    this.paging = paging;
    this.rulesets = new RulesetService(account, paging);
  }

  JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "GetJobs" ->
          paging.page(
              operation,
              request,
              account.jobs().stream().map(JobService::json).toList(),
              "Jobs",
              PAGE);
      case "BatchGetJobs" -> {
        List<String> names = texts(request.path("JobNames"));
        List<GlueJob> found = account.jobs(names);
        yield batch(
            "Job",
            found.stream().map(JobService::json).toList(),
            names,
            found.stream().map(GlueJob::name).toList());
      }
      case "CreateJob" -> {
        GlueJob job = job(request.path("Name").asText(), request);
        account.create(job, map(request.path("Tags")));
        yield named("Name", job.name());
      }
      case "UpdateJob" -> {
        GlueJob job = job(request.path("JobName").asText(), request.path("JobUpdate"));
        account.update(job);
        yield named("JobName", job.name());
      }
      case "DeleteJob" -> {
        account.deleteJob(request.path("JobName").asText());
        yield named("JobName", request.path("JobName").asText());
      }
      default -> answerOfTrigger(operation, request);
    };
  }

  private JsonNode answerOfTrigger(String operation, JsonNode request) {
    String name = request.path("Name").asText();
    return switch (operation) {
      case "GetTriggers" ->
          paging.page(
              operation,
              request,
              account.triggers().stream().map(JobService::json).toList(),
              "Triggers",
              PAGE);
      case "BatchGetTriggers" -> {
        List<String> names = texts(request.path("TriggerNames"));
        List<GlueTrigger> found = account.triggers(names);
        yield batch(
            "Trigger",
            found.stream().map(JobService::json).toList(),
            names,
            found.stream().map(GlueTrigger::name).toList());
      }
      case "CreateTrigger" -> {
        account.create(trigger(name, request), map(request.path("Tags")));
        yield named("Name", name);
      }
      case "UpdateTrigger" -> {
        account.update(trigger(name, request.path("TriggerUpdate")));
        yield JsonNodeFactory.instance.objectNode();
      }
      case "StartTrigger" -> {
        account.start(name);
        yield named("Name", name);
      }
      case "DeleteTrigger" -> {
        account.deleteTrigger(name);
        yield named("Name", name);
      }
      default -> rulesets.answer(operation, request);
    };
  }

  private static ObjectNode named(String member, String name) {
    return JsonNodeFactory.instance.objectNode().put(member, name);
  }

  private static ObjectNode batch(
      String word, List<ObjectNode> found, List<String> asked, List<String> there) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray(word + "s").addAll(found);
    ArrayNode missing = answer.putArray(word + "sNotFound");
    asked.stream().filter(name -> !there.contains(name)).forEach(missing::add);
    return answer;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static SortedMap<String, String> map(JsonNode object) {
    TreeMap<String, String> map = new TreeMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  private static ObjectNode json(SortedMap<String, String> map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    map.forEach(object::put);
    return object;
  }

  private static GlueJob job(String name, JsonNode input) {
    // Workers may be told as such or as a capacity, and never as both.
    if (input.has("WorkerType") && (input.has("MaxCapacity") || input.has("AllocatedCapacity"))) {
      throw new Refused("InvalidInputException", "Please do not set Max Capacity with Worker Type");
    }
    JsonNode command = input.path("Command");
    return new GlueJob(
        name,
        input.path("Description").asText(""),
        command.path("Name").asText(),
        command.path("ScriptLocation").asText(),
        input.path("Role").asText(),
        input.path("GlueVersion").asText(),
        map(input.path("DefaultArguments")),
        new TreeMap<>());
  }

  private static ObjectNode json(GlueJob job) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", job.name())
        .put("Description", job.description())
        .put("Role", job.role())
        .put("GlueVersion", job.version())
        .put("WorkerType", "G.1X")
        .put("NumberOfWorkers", 2)
        // Said of every job, and refused in every update that names workers.
        .put("MaxCapacity", 2.0)
        .put("AllocatedCapacity", 2);
    json.set("DefaultArguments", json(job.arguments()));
    json.putObject("Command")
        .put("Name", job.command())
        .put("ScriptLocation", job.script())
        .put("PythonVersion", "3");
    return json;
  }

  private static GlueTrigger trigger(String name, JsonNode input) {
    List<String> jobs = new ArrayList<>();
    input.path("Actions").forEach(action -> jobs.add(action.path("JobName").asText()));
    return new GlueTrigger(
        name,
        input.path("Description").asText(""),
        input.path("Type").asText("SCHEDULED"),
        input.path("Schedule").asText(""),
        jobs,
        input.path("StartOnCreation").asBoolean(false),
        new TreeMap<>());
  }

  private static ObjectNode json(GlueTrigger trigger) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", trigger.name())
        .put("Description", trigger.description())
        .put("Type", trigger.type())
        .put("Schedule", trigger.schedule())
        .put("State", trigger.started() ? "ACTIVATED" : "DEACTIVATED");
    ArrayNode actions = json.putArray("Actions");
    trigger.jobs().forEach(job -> actions.addObject().put("JobName", job));
    return json;
  }
}
