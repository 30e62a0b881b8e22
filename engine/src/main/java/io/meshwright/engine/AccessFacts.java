package io.meshwright.engine;

import io.meshwright.api.AccessQuestion;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.AccessExplanation;
import io.meshwright.api.report.AccessMatrix;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.TableAccess;
import io.meshwright.engine.access.Explaining;
import io.meshwright.engine.access.Matrices;
import io.meshwright.engine.access.MeantAccess;
import io.meshwright.engine.exposure.ExposureReport;
import io.meshwright.engine.lint.Lint;
import io.meshwright.engine.source.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Answers who may do what in a valid mesh, and why. */
final class AccessFacts {
  private final PlatformPool pool;
  private final Mesh mesh;
  private final Instant now;
  private final Translations translations;
  private final MeantAccess meant;

  AccessFacts(
      PlatformPool pool, Mesh mesh, SortedMap<TableAddress, TablePolicies> tables, Instant now) {
    this.pool = pool;
    this.mesh = mesh;
    this.now = now;
    this.translations = Translations.of(pool, mesh, tables, now);
    this.meant = new MeantAccess(mesh, now, translations.tables(), translations.verdicts());
  }

  AccessMatrix matrix() {
    return Matrices.of(meant);
  }

  /** Policies that cannot be meant so. */
  List<Problem> lint(Places places) {
    return Lint.problems(mesh, now, translations.tables(), translations.verdicts(), places);
  }

  /** What another mesh would change, for declared sessions and for some principals alone. */
  List<ExposureChange> changesTo(AccessFacts other, Collection<PrincipalId> principals) {
    ExposureReport report =
        new ExposureReport(
            ExposureReport.sessions(
                mesh.sessions().values().stream().map(DeclaredSession::session).toList(),
                principals),
            now);
    List<ExposureChange> changes = new ArrayList<>();
    for (TableAddress table : other.translations.tables().keySet()) {
      changes.addAll(
          report.changes(table.toString(), meant.rules(table), other.meant.rules(table)));
    }
    return List.copyOf(changes);
  }

  AccessExplanation explain(AccessQuestion question, Consumer<Activity> progress) {
    Explaining explaining = new Explaining(meant, question);
    AccessExplanation answer = explaining.answer();
    if (!question.live()) {
      return answer;
    }
    Map<PlatformName, LiveAccess> live = live(answer, progress);
    List<TableAccess> tables = new ArrayList<>();
    for (TableAccess table : answer.tables()) {
      tables.add(
          table.with(
              Optional.ofNullable(live.get(table.platform()))
                  .orElseThrow()
                  .of(table, explaining.asked(), question.session())));
    }
    return new AccessExplanation(
        answer.who(), answer.principals(), answer.on(), answer.at(), tables);
  }

  private Map<PlatformName, LiveAccess> live(
      AccessExplanation answer, Consumer<Activity> progress) {
    List<Platform> asked =
        mesh.platforms().values().stream()
            .filter(p -> answer.tables().stream().anyMatch(t -> t.platform().equals(p.name())))
            .toList();
    Map<PlatformName, LiveAccess> live = new TreeMap<>();
    for (Platform platform : asked) {
      progress.accept(
          new Activity(Activity.Kind.READ, platform.name().value(), live.size() + 1, asked.size()));
      live.put(
          platform.name(),
          LiveAccess.read(
              mesh.id(), platform, pool.provider(platform), translations.on(platform.name()), now));
    }
    return live;
  }
}
