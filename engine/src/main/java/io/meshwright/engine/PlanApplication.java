package io.meshwright.engine;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.plan.Premise;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.engine.apply.ApplyRun;
import io.meshwright.engine.journal.Journal;
import io.meshwright.engine.premise.PremiseCheck;
import io.meshwright.engine.premise.Relied;
import io.meshwright.spi.Executor;
import io.meshwright.spi.PlatformProvider;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Carries out one plan: first everything that speaks against it, without a call; then the journal,
 * the right to write, and the facts that it relies on; only then the changes.
 */
final class PlanApplication {
  private static final int MOST_SHOWN = 20;

  private final PlatformPool pool;
  private final InstantSource clock;
  private final Path stateFolder;
  private final Plan plan;
  private final ApplyOptions options;

  PlanApplication(
      PlatformPool pool, InstantSource clock, Path stateFolder, Plan plan, ApplyOptions options) {
    this.pool = pool;
    this.clock = clock;
    this.stateFolder = stateFolder;
    this.plan = plan;
    this.options = options;
  }

  ApplyReport run() {
    if (!plan.forbidding().isEmpty()) {
      throw new MeshException(ErrorKind.USER, plan.forbidding());
    }
    refuseDataLoss();
    if (plan.isEmpty()) {
      return new ApplyReport(List.of(), plan.problems());
    }
    SortedMap<String, PlatformProvider> providers = providers();
    PlanExpiry.refuse(plan, clock.instant());
    try (Journal journal = Journal.begin(stateFolder, clock, plan, options.actor())) {
      try {
        ApplyRun.Ended ended = changed(providers, journal);
        journal.ended();
        return new ApplyReport(ended.results(), problems(ended));
      } catch (RuntimeException | Error e) {
        // Whatever it is, the journal must tell this run from one that was killed.
        abort(journal, e);
        throw e;
      }
    }
  }

  private List<Problem> problems(ApplyRun.Ended ended) {
    List<Problem> problems = new ArrayList<>(plan.problems());
    if (ended.cancelled()) {
      problems.add(
          Problem.warning(
              "cancelled",
              plan.mesh().toString(),
              "the run was cancelled; what is done stays done",
              "run it again to go on"));
    }
    return problems;
  }

  private static void abort(Journal journal, Throwable why) {
    try {
      journal.aborted(why);
    } catch (MeshException unwritable) {
      why.addSuppressed(unwritable);
    }
  }

  private void refuseDataLoss() {
    if (plan.destroysData() && !options.allowDataLoss()) {
      throw new MeshException(
          ErrorKind.USER,
          plan.changes().stream()
              .filter(PlannedChange::destroysData)
              .map(
                  c ->
                      Problem.error(
                          "data-loss",
                          c.address().toString(),
                          "the plan would "
                              + c.change().verb()
                              + " it and lose "
                              + String.join(", ", c.losses()),
                          "allow it with --allow-data-loss, or keep it in the workspace"))
              .toList());
    }
  }

  /** The platforms that something is changed on, opened. */
  private SortedMap<String, PlatformProvider> providers() {
    TreeMap<String, Platform> named = new TreeMap<>();
    plan.platforms().forEach(p -> named.put(p.name().value(), p));
    TreeMap<String, PlatformProvider> providers = new TreeMap<>();
    for (PlannedChange change : plan.changes()) {
      String name = change.address().platform();
      Platform platform =
          Optional.ofNullable(named.get(name))
              .orElseThrow(
                  () ->
                      new MeshException(
                          ErrorKind.USER,
                          "the plan changes platform '"
                              + name
                              + "' without naming it; plan again"));
      providers.computeIfAbsent(name, k -> pool.provider(platform));
    }
    return providers;
  }

  private ApplyRun.Ended changed(SortedMap<String, PlatformProvider> providers, Journal journal) {
    TreeMap<String, Executor> executors = new TreeMap<>();
    providers.forEach((name, provider) -> executors.put(name, provider.executor()));
    return ApplyRun.run(
        plan.mesh(),
        plan.changes(),
        name -> Optional.ofNullable(executors.get(name)).orElseThrow(),
        () -> refuseBrokenPremises(providers),
        event -> {
          journal.event(event);
          options.listener().accept(event);
        },
        options.cancellation());
  }

  private void refuseBrokenPremises(SortedMap<String, PlatformProvider> providers) {
    List<Problem> broken = new ArrayList<>();
    providers.forEach((name, provider) -> broken.addAll(broken(name, provider)));
    if (broken.isEmpty()) {
      return;
    }
    List<Problem> shown = new ArrayList<>(broken.subList(0, Math.min(MOST_SHOWN, broken.size())));
    if (broken.size() > MOST_SHOWN) {
      shown.add(
          Problem.error(
              "premise",
              plan.mesh().toString(),
              (broken.size() - MOST_SHOWN) + " more facts are not what the plan saw",
              "plan again"));
    }
    throw new MeshException(ErrorKind.CONFLICT, shown);
  }

  private List<Problem> broken(String platform, PlatformProvider provider) {
    SortedSet<Premise> premises = new TreeSet<>(plan.premises());
    premises.removeIf(p -> !p.about().platform().equals(platform));
    List<Change> changes =
        plan.changes().stream()
            .map(PlannedChange::change)
            .filter(c -> c.address().platform().equals(platform))
            .toList();
    Relied relied = Relied.of(premises);
    // Every plan that this engine makes relies on the objects that it changes.
    if (!changes.stream().allMatch(c -> relied.of(c.address()).isPresent())) {
      return List.of(
          Problem.error(
              "premise",
              platform,
              "the plan does not say what it relies on there",
              "plan again with this version of Meshwright"));
    }
    PlanPremises facts = new PlanPremises(plan.mesh(), provider.reader(), relied);
    return PremiseCheck.broken(plan.mesh(), premises, changes, facts.now());
  }
}
