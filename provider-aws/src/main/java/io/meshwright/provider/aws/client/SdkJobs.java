package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobsResponse;
import software.amazon.awssdk.services.glue.model.GetTriggersResponse;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkerType;

/** Jobs and triggers over the SDK. */
public final class SdkJobs implements JobGateway {
  private static final int PAGE = 200;

  /** The fewest that a job of Spark may have; a later change is its owner's. */
  private static final int WORKERS = 2;

  private final AwsClients clients;
  private final SdkCalls calls;
  private final int page;
  private final RulesetGateway rulesets;

  /** Glue of an account and region. */
  public SdkJobs(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE, new SdkRulesets(clients, meter));
  }

  /** With smaller pages, and rulesets of somewhere else. */
  SdkJobs(AwsClients clients, CallMeter meter, int page, RulesetGateway rulesets) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "glue");
    this.page = page;
    this.rulesets = rulesets;
  }

  private GlueClient glue() {
    return clients.glue();
  }

  @Override
  public RulesetGateway rulesets() {
    return rulesets;
  }

  @Override
  public List<GlueJob> jobs() {
    return calls.all(
        "GetJobs",
        "all jobs",
        token -> {
          GetJobsResponse answer =
              glue().getJobs(r -> r.maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.jobs().stream().map(JobForms::job).toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  @Override
  public List<GlueJob> jobs(Collection<String> names) {
    return described(names).stream().map(JobForms::job).toList();
  }

  private List<Job> described(Collection<String> names) {
    return some(
        names,
        part ->
            calls.read(
                "BatchGetJobs",
                String.join(", ", part),
                () -> glue().batchGetJobs(r -> r.jobNames(part)).jobs()));
  }

  private static <T> List<T> some(Collection<String> names, Function<List<String>, List<T>> asked) {
    List<String> all = List.copyOf(names);
    List<T> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_NAMES) {
      found.addAll(asked.apply(all.subList(from, Math.min(all.size(), from + MAX_NAMES))));
    }
    return List.copyOf(found);
  }

  @Override
  public void create(GlueJob job, SortedMap<String, String> tags) {
    calls.write(
        "CreateJob",
        job.name(),
        () ->
            glue()
                .createJob(
                    r ->
                        r.name(job.name())
                            .description(job.description())
                            .role(job.role())
                            .command(JobForms.command(job))
                            .defaultArguments(job.arguments())
                            .glueVersion(job.version())
                            .workerType(WorkerType.G_1_X)
                            .numberOfWorkers(WORKERS)
                            .tags(tags)));
  }

  @Override
  public void update(GlueJob job) {
    Optional<Job> now = described(List.of(job.name())).stream().findFirst();
    if (now.isEmpty()) {
      throw SdkCalls.gone("glue:UpdateJob", job.name());
    }
    calls.write(
        "UpdateJob",
        job.name(),
        () ->
            glue()
                .updateJob(r -> r.jobName(job.name()).jobUpdate(JobForms.update(job, now.get()))));
  }

  @Override
  public void deleteJob(String name) {
    calls.write("DeleteJob", name, () -> glue().deleteJob(r -> r.jobName(name)));
  }

  @Override
  public List<GlueTrigger> triggers() {
    return present(
        calls.all(
            "GetTriggers",
            "all triggers",
            token -> {
              GetTriggersResponse answer =
                  glue().getTriggers(r -> r.maxResults(page).nextToken(token.orElse(null)));
              return new Pages.Page<>(answer.triggers(), Optional.ofNullable(answer.nextToken()));
            }));
  }

  @Override
  public List<GlueTrigger> triggers(Collection<String> names) {
    return present(
        some(
            names,
            part ->
                calls.read(
                    "BatchGetTriggers",
                    String.join(", ", part),
                    () -> glue().batchGetTriggers(r -> r.triggerNames(part)).triggers())));
  }

  private static List<GlueTrigger> present(List<Trigger> triggers) {
    return triggers.stream().flatMap(t -> JobForms.trigger(t).stream()).toList();
  }

  @Override
  public void create(GlueTrigger trigger, SortedMap<String, String> tags) {
    calls.write(
        "CreateTrigger",
        trigger.name(),
        () ->
            glue()
                .createTrigger(
                    r ->
                        r.name(trigger.name())
                            .description(trigger.description())
                            .type(TriggerType.SCHEDULED)
                            .schedule(trigger.schedule())
                            .actions(JobForms.actions(trigger))
                            .startOnCreation(trigger.started())
                            .tags(tags)));
  }

  @Override
  public void update(GlueTrigger trigger) {
    calls.write(
        "UpdateTrigger",
        trigger.name(),
        () ->
            glue()
                .updateTrigger(
                    r ->
                        r.name(trigger.name())
                            .triggerUpdate(
                                u ->
                                    u.description(trigger.description())
                                        .schedule(trigger.schedule())
                                        .actions(JobForms.actions(trigger)))));
  }

  @Override
  public void start(String trigger) {
    calls.write("StartTrigger", trigger, () -> glue().startTrigger(r -> r.name(trigger)));
  }

  @Override
  public void deleteTrigger(String name) {
    calls.write("DeleteTrigger", name, () -> glue().deleteTrigger(r -> r.name(name)));
  }
}
