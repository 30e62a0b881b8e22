package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.resource.Owner;
import io.meshwright.kit.pipeline.Cron;
import io.meshwright.kit.pipeline.CronReading;
import io.meshwright.kit.pipeline.PipelinePlace;
import io.meshwright.provider.aws.resource.AwsJob;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTrigger;
import io.meshwright.provider.aws.resource.JobArguments;
import io.meshwright.spi.PortLocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pipelines as jobs of Glue, and their schedules as triggers. */
final class ProductJobs {
  private static final String VERSION = "5.0";
  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
  private static final List<PolicyId> NONE = List.of();

  private final Draft draft;
  private final Scripts scripts;
  private final AwsTable.Format format;
  private final SortedMap<PortAddress, PortLocator> located;

  /** Which ports lie where is asked of what was located here. */
  ProductJobs(
      Draft draft,
      Scripts scripts,
      AwsTable.Format format,
      SortedMap<PortAddress, PortLocator> located) {
    this.draft = draft;
    this.scripts = scripts;
    this.format = format;
    this.located = located;
  }

  /** Adds the pipelines of a product that run here. */
  void add(DataProduct product) {
    for (Pipeline pipeline : PipelinePlace.on(draft.slice().platform().name(), product)) {
      String subject = product.address() + " pipeline " + pipeline.name();
      switch (pipeline.kind()) {
        case JOB -> job(product, pipeline, "glueetl", subject);
        case STREAMING -> job(product, pipeline, "gluestreaming", subject);
        case NOTEBOOK ->
            refuse(subject, "job-notebook", "a notebook runs in a session; export it as a script");
        case TASK ->
            refuse(
                subject, "job-task", "there is no warehouse here that runs tasks; write it as job");
      }
    }
  }

  private void job(DataProduct product, Pipeline pipeline, String command, String subject) {
    Optional<String> role = role(product, subject);
    Optional<String> script = script(product, pipeline, subject);
    Schedule schedule = schedule(pipeline, subject);
    if (role.isEmpty() || script.isEmpty() || schedule.refused()) {
      return;
    }
    String name =
        AwsNames.job(draft.slice().platform().namePrefix(), product.address(), pipeline.name());
    if (!draft.claim(AwsJob.address(draft.platform(), name), subject)) {
      return;
    }
    Owner owner = new Owner.Marked(draft.marker(product));
    draft.add(
        new AwsJob(
            name,
            command,
            script.get(),
            role.get(),
            VERSION,
            arguments(product, pipeline),
            Optional.empty()),
        owner,
        NONE);
    schedule
        .text()
        .ifPresent(
            text ->
                draft.add(
                    new AwsTrigger(
                        name, AwsTrigger.SCHEDULED, text, List.of(name), true, Optional.empty()),
                    owner,
                    NONE));
  }

  /** A job acts as the producer of its product, and as nobody else. */
  private Optional<String> role(DataProduct product, String subject) {
    Optional<String> identity =
        product
            .producer()
            .flatMap(id -> Optional.ofNullable(draft.slice().principals().get(id)))
            .flatMap(principal -> principal.on(draft.slice().platform().name()));
    if (identity.filter(arn -> ROLE.matcher(arn).matches()).isEmpty()) {
      refuse(
          subject,
          "job-role",
          product.producer().isEmpty()
              ? "the product has no producer; name one that is a role"
              : "the producer is no role here; map it to the ARN of a role");
      return Optional.empty();
    }
    return identity;
  }

  private Optional<String> script(DataProduct product, Pipeline pipeline, String subject) {
    return switch (scripts.of(product.address(), pipeline.artefact())) {
      case Scripts.Found(String location) -> Optional.of(location);
      case Scripts.Missing(String why) -> {
        refuse(subject, "job-script", why);
        yield Optional.empty();
      }
    };
  }

  /** What Glue is told; a pipeline without a schedule has none, and that is fine. */
  private record Schedule(Optional<String> text, boolean refused) {}

  private Schedule schedule(Pipeline pipeline, String subject) {
    return pipeline
        .schedule()
        .map(written -> schedule(written, subject))
        .orElseGet(() -> new Schedule(Optional.empty(), false));
  }

  private Schedule schedule(String written, String subject) {
    return switch (Cron.read(written)) {
      case CronReading.Refused(String why, String remedy) ->
          refusedSchedule(subject, why + "; " + remedy);
      case CronReading.Read(Cron cron) ->
          switch (GlueSchedule.of(cron)) {
            case GlueSchedule.Text(String text) -> new Schedule(Optional.of(text), false);
            case GlueSchedule.Impossible(String why) ->
                refusedSchedule(
                    subject,
                    "'" + written + "' asks for " + why + "; write another, or two pipelines");
          };
    };
  }

  private Schedule refusedSchedule(String subject, String why) {
    refuse(subject, "trigger-schedule", why);
    return new Schedule(Optional.empty(), true);
  }

  private void refuse(String subject, String limit, String why) {
    draft.judge(
        new PolicyVerdict(Optional.empty(), subject, Verdict.IMPOSSIBLE, why, Optional.of(limit)));
  }

  private SortedMap<String, String> arguments(DataProduct product, Pipeline pipeline) {
    TreeMap<String, String> arguments = new TreeMap<>();
    arguments.put(JobArguments.LANGUAGE, "python");
    arguments.put(JobArguments.CATALOGUE, "true");
    if (format == AwsTable.Format.ICEBERG) {
      arguments.put(JobArguments.FORMATS, "iceberg");
    }
    put(
        arguments,
        JobArguments.INPUTS,
        product.inputPorts().stream()
            .filter(input -> pipeline.inputs().contains(input.name()))
            .flatMap(input -> tables(input).stream())
            .toList());
    put(
        arguments,
        JobArguments.OUTPUTS,
        product.outputPorts().stream()
            .map(OutputPort::address)
            .filter(port -> pipeline.outputs().contains(port.port()))
            .flatMap(port -> tables(port.port() + "@" + port.major(), port).stream())
            .toList());
    return arguments;
  }

  private static void put(Map<String, String> arguments, String key, List<String> parts) {
    if (!parts.isEmpty()) {
      arguments.put(key, String.join(";", parts));
    }
  }

  private Optional<String> tables(InputPort input) {
    return input.source().flatMap(source -> tables(input.name(), source));
  }

  /** Ports elsewhere have no table here that a job could name. */
  private Optional<String> tables(String word, PortAddress port) {
    List<String> names = new ArrayList<>();
    Optional.ofNullable(located.get(port))
        .ifPresent(
            locator ->
                locator.tables().values().stream()
                    .filter(address -> address.path().size() == 2)
                    .map(address -> String.join(".", address.path()))
                    .forEach(names::add));
    return Optional.of(names)
        .filter(Predicate.not(List::isEmpty))
        .map(all -> word + "=" + all.stream().collect(Collectors.joining(",")));
  }
}
