package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.kit.pipeline.Cron;
import io.meshwright.kit.pipeline.CronDays;
import io.meshwright.kit.pipeline.CronLists;
import io.meshwright.kit.pipeline.CronReading;
import io.meshwright.kit.pipeline.PipelinePlace;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;

/** Pipelines as tasks, which act as the producer of their product. */
public final class ProductTasks {
  /** The setting that names the warehouse of tasks. */
  public static final String WAREHOUSE = "task-warehouse";

  private final PlatformSlice slice;
  private final Principals principals;
  private final Collector collector;
  private final TaskStreams streams;
  private final List<PolicyVerdict> verdicts;

  /** Verdicts are added to a list. */
  ProductTasks(
      PlatformSlice slice,
      Principals principals,
      Collector collector,
      TaskStreams streams,
      List<PolicyVerdict> verdicts) {
    this.slice = slice;
    this.principals = principals;
    this.collector = collector;
    this.streams = streams;
    this.verdicts = verdicts;
  }

  /** Adds the pipelines of a product that run here. */
  void add(DataProduct product) {
    for (Pipeline pipeline : PipelinePlace.on(slice.platform().name(), product)) {
      String subject = product.address() + " pipeline " + pipeline.name();
      if (pipeline.kind() == Pipeline.Kind.STREAMING && !streams.isOn()) {
        refuse(
            subject,
            "task-streaming",
            "a task begins and ends; run it elsewhere, or let '%s' be tasks, which run when what it follows has changed"
                .formatted(TaskStreams.SETTING));
      } else {
        task(product, pipeline, subject);
      }
    }
  }

  private void task(DataProduct product, Pipeline pipeline, String subject) {
    Place place = Place.of(slice.platform(), product.address());
    Optional<String> role = role(product, subject);
    Optional<SfTask.Runs> runs = runs(place, pipeline, subject);
    Schedule schedule = schedule(pipeline, subject);
    if (role.isEmpty() || runs.isEmpty() || schedule.refused()) {
      return;
    }
    Optional<TaskStreams.Found.Streams> found =
        streams(product, place, pipeline, role.get(), subject);
    if (found.isEmpty()) {
      return;
    }
    List<String> follows = found.get().streams().stream().map(SfStream::name).toList();
    collector.task(
        product,
        new SfTask(
            place.database(),
            place.schema(),
            SfNames.task(pipeline.name()),
            runs.get(),
            schedule.text(),
            follows,
            Optional.ofNullable(slice.platform().settings().get(WAREHOUSE))
                .map(w -> w.toUpperCase(Locale.ROOT)),
            role.get(),
            schedule.text().isPresent() || !follows.isEmpty(),
            Optional.empty()),
        found.get(),
        subject);
  }

  /** What starts a pipeline of kind streaming; others follow nothing. */
  private Optional<TaskStreams.Found.Streams> streams(
      DataProduct product, Place place, Pipeline pipeline, String role, String subject) {
    if (pipeline.kind() != Pipeline.Kind.STREAMING) {
      return Optional.of(new TaskStreams.Found.Streams(List.of(), List.of()));
    }
    return switch (streams.of(product, place, pipeline, role)) {
      case TaskStreams.Found.Streams found -> Optional.of(found);
      case TaskStreams.Found.Refused(String limit, String why) -> {
        refuse(subject, limit, why);
        yield Optional.empty();
      }
    };
  }

  /** A task acts as the producer of its product, and as nobody else. */
  private Optional<String> role(DataProduct product, String subject) {
    Optional<String> role =
        product
            .producer()
            .flatMap(id -> Optional.ofNullable(slice.principals().get(id)))
            .flatMap(p -> p.on(slice.platform().name()).filter(i -> isRole(p.id(), i)));
    if (role.isEmpty()) {
      refuse(
          subject,
          "task-producer",
          product.producer().isEmpty()
              ? "the product has no producer; name one that is a role of the account"
              : "the producer is no role here; map it to a role of the account, such as"
                  + " role:LOADER");
    }
    return role;
  }

  private boolean isRole(PrincipalId id, String identity) {
    return identity.startsWith(SfGrant.ROLE) && principals.problem(id, identity).isEmpty();
  }

  private Optional<SfTask.Runs> runs(Place place, Pipeline pipeline, String subject) {
    Optional<Artefact> artefact = Artefact.of(place, pipeline.artefact());
    if (artefact.isEmpty()) {
      refuse(
          subject,
          "task-artefact",
          "'%s' is no name of %s; write its name alone, where it is in the schema of the product, or with database and schema, in quotes where it needs them"
              .formatted(
                  pipeline.artefact(),
                  pipeline.kind() == Pipeline.Kind.NOTEBOOK
                      ? "a notebook"
                      : "a stored procedure without arguments"));
    }
    return artefact.map(
        a ->
            pipeline.kind() == Pipeline.Kind.NOTEBOOK
                ? new SfTask.Runs.Notebook(a.path())
                : new SfTask.Runs.Procedure(a.path()));
  }

  /** What Snowflake is told; a pipeline without a schedule has none, and that is fine. */
  private record Schedule(Optional<String> text, boolean refused) {}

  private Schedule schedule(Pipeline pipeline, String subject) {
    if (pipeline.schedule().isEmpty()) {
      return new Schedule(Optional.empty(), false);
    }
    return switch (Cron.read(pipeline.schedule().get())) {
      case CronReading.Refused(String why, String remedy) -> {
        refuse(subject, "task-schedule", why + "; " + remedy);
        yield new Schedule(Optional.empty(), true);
      }
      case CronReading.Read(Cron cron) -> new Schedule(Optional.of(written(cron)), false);
    };
  }

  /** Days of both fields add up, as in other crons. */
  private static String written(Cron cron) {
    return switch (cron.days()) {
      case CronDays.Every() -> written(cron, "*", "*");
      case CronDays.OfMonth(SortedSet<Integer> days) -> written(cron, CronLists.list(days), "*");
      case CronDays.OfWeek(SortedSet<Integer> days) -> written(cron, "*", CronLists.list(days));
      case CronDays.Either(SortedSet<Integer> ofMonth, SortedSet<Integer> ofWeek) ->
          written(cron, CronLists.list(ofMonth), CronLists.list(ofWeek));
    };
  }

  private static String written(Cron cron, String ofMonth, String ofWeek) {
    return "USING CRON %s %s %s %s %s UTC"
        .formatted(
            CronLists.field(cron.minutes(), 60),
            CronLists.field(cron.hours(), 24),
            ofMonth,
            CronLists.field(cron.months(), 12),
            ofWeek);
  }

  private void refuse(String subject, String limit, String why) {
    verdicts.add(
        new PolicyVerdict(Optional.empty(), subject, Verdict.IMPOSSIBLE, why, Optional.of(limit)));
  }
}
