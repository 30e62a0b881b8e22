package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.JobUpdate;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;

/** Jobs and triggers between the SDK's form and ours. */
final class JobForms {
  private static final String PYTHON = "3";

  /** Where a trigger does not fire and will not by itself. */
  private static final Set<TriggerState> STOPPED =
      Set.of(TriggerState.CREATED, TriggerState.DEACTIVATING, TriggerState.DEACTIVATED);

  private JobForms() {}

  static GlueJob job(Job job) {
    Optional<JobCommand> command = Optional.ofNullable(job.command());
    TreeMap<String, String> rest = new TreeMap<>();
    command
        .map(JobCommand::pythonVersion)
        .filter(version -> !version.equals(PYTHON))
        .ifPresent(version -> rest.put("python", version));
    command.map(JobCommand::runtime).ifPresent(runtime -> rest.put("runtime", runtime));
    job.nonOverridableArguments().forEach((key, value) -> rest.put("fixed " + key, value));
    return new GlueJob(
        job.name(),
        text(job.description()),
        text(command.map(JobCommand::name)),
        text(command.map(JobCommand::scriptLocation)),
        text(job.role()),
        text(job.glueVersion()),
        new TreeMap<>(job.defaultArguments()),
        rest);
  }

  static JobCommand command(GlueJob job) {
    return JobCommand.builder()
        .name(job.command())
        .scriptLocation(job.script())
        .pythonVersion(PYTHON)
        .build();
  }

  /** An update overwrites everything, so that what is not ours goes along. */
  static JobUpdate update(GlueJob wanted, Job now) {
    JobUpdate.Builder update =
        JobUpdate.builder()
            .description(wanted.description())
            .role(wanted.role())
            .command(command(wanted))
            .defaultArguments(wanted.arguments())
            .glueVersion(wanted.version())
            .jobMode(now.jobMode())
            .jobRunQueuingEnabled(now.jobRunQueuingEnabled())
            .logUri(now.logUri())
            .executionProperty(now.executionProperty())
            .connections(now.connections())
            .maxRetries(now.maxRetries())
            .timeout(now.timeout())
            .securityConfiguration(now.securityConfiguration())
            .notificationProperty(now.notificationProperty())
            .executionClass(now.executionClass())
            .sourceControlDetails(now.sourceControlDetails())
            .maintenanceWindow(now.maintenanceWindow());
    // Glue refuses a capacity beside workers, though it says both of every job.
    if (now.workerType() == null) {
      update.maxCapacity(now.maxCapacity());
    } else {
      update.workerType(now.workerType()).numberOfWorkers(now.numberOfWorkers());
    }
    return update.build();
  }

  /** A trigger that is being deleted is none. */
  static Optional<GlueTrigger> trigger(Trigger trigger) {
    if (trigger.state() == TriggerState.DELETING) {
      return Optional.empty();
    }
    TreeMap<String, String> rest = new TreeMap<>();
    Optional.ofNullable(trigger.workflowName()).ifPresent(w -> rest.put("workflow", w));
    Optional.ofNullable(trigger.predicate()).ifPresent(p -> rest.put("predicate", p.toString()));
    Optional.ofNullable(trigger.eventBatchingCondition())
        .ifPresent(c -> rest.put("batching", c.toString()));
    List<Action> actions = trigger.actions();
    for (int i = 0; i < actions.size(); i++) {
      rest(actions.get(i), i, rest);
    }
    return Optional.of(
        new GlueTrigger(
            trigger.name(),
            text(trigger.description()),
            text(trigger.typeAsString()),
            text(trigger.schedule()),
            actions.stream().flatMap(a -> Optional.ofNullable(a.jobName()).stream()).toList(),
            !STOPPED.contains(trigger.state()),
            rest));
  }

  private static void rest(Action action, int number, Map<String, String> rest) {
    action.arguments().forEach((key, value) -> rest.put(number + " " + key, value));
    Optional.ofNullable(action.crawlerName()).ifPresent(c -> rest.put(number + " crawler", c));
    Optional.ofNullable(action.securityConfiguration())
        .ifPresent(c -> rest.put(number + " security", c));
    Optional.ofNullable(action.timeout())
        .ifPresent(t -> rest.put(number + " timeout", t.toString()));
  }

  static List<Action> actions(GlueTrigger trigger) {
    return trigger.jobs().stream().map(job -> Action.builder().jobName(job).build()).toList();
  }

  private static String text(Optional<String> value) {
    return value.orElse("");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
