package io.meshwright.engine;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Authority;
import io.meshwright.api.model.BreakGlass;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.Activity;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.engine.proof.Proof;
import io.meshwright.spi.PlatformProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Proves every table of a mesh on every platform that can be queried. */
final class Proving {
  private static final int MAX_PROOF_ROWS = 100_000;

  private final PlatformPool pool;
  private final Mesh mesh;
  private final DomainScope scope;
  private final SortedMap<TableAddress, TablePolicies> tables;
  private final Instant now;
  private final Consumer<Activity> progress;
  private final Translations translations;
  private int begun;

  Proving(
      PlatformPool pool,
      Mesh mesh,
      DomainScope scope,
      SortedMap<TableAddress, TablePolicies> tables,
      Instant now,
      Consumer<Activity> progress) {
    this.pool = pool;
    this.mesh = mesh;
    this.scope = scope;
    this.translations = Translations.of(pool, mesh, tables, now);
    this.tables = translations.tables();
    this.now = now;
    this.progress = progress;
  }

  ProofReport prove() {
    List<ProofItem> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(BreakGlass.warnings(mesh, now));
    TreeSet<SessionId> refused = new TreeSet<>();
    for (Platform platform : mesh.platforms().values()) {
      PlatformProvider provider = pool.provider(platform);
      if (provider.prober().isEmpty()) {
        problems.add(
            Problem.warning(
                "not-proved",
                platform.name().value(),
                "access there cannot be proved by querying",
                "read the exposure of the plan, which is lifted from live resources"));
        continue;
      }
      Proof proof = new Proof(provider.prober().get(), MAX_PROOF_ROWS, now);
      Set<String> closed = closed(platform);
      for (OutputPort port : mesh.ports()) {
        if (port.platform().equals(platform.name())
            && scope.has(port.address().product().domain())) {
          items.addAll(prove(port, proof, closed));
        }
      }
      refused.addAll(proof.refused());
      unread(platform, proof.unread()).ifPresent(problems::add);
    }
    leaveOut(refused, items, problems);
    items.sort(Comparator.comparing(ProofItem::session).thenComparing(ProofItem::table));
    return new ProofReport(items, problems);
  }

  private List<ProofItem> prove(OutputPort port, Proof proof, Set<String> closed) {
    List<ProofItem> items = new ArrayList<>();
    for (TableAddress table : port.tables()) {
      Optional<TablePolicies> policies = Optional.ofNullable(tables.get(table));
      if (policies.isPresent()) {
        progress.accept(
            new Activity(
                Activity.Kind.PROVE, table.toString(), ++begun, Math.max(begun, tables.size())));
        proof
            .prove(
                port, policies.get(), closed.contains(table.toString()), mesh.sessions().values())
            .forEach(item -> items.add(accepted(item)));
      }
    }
    return items;
  }

  /** More than its policies say is no difference where that loss is accepted, and no proof. */
  private ProofItem accepted(ProofItem item) {
    Optional<AcceptedLoss> loss =
        translations.verdicts().stream()
            .filter(v -> v.isOpenByAcceptance() && v.subject().equals(item.table().toString()))
            .flatMap(v -> v.accepted().stream())
            .findFirst();
    if (loss.isEmpty() || item.status() != ProofItem.Status.DIFFERENT) {
      return item;
    }
    return new ProofItem(
        item.session(),
        item.table(),
        ProofItem.Status.UNVERIFIABLE,
        item.rows(),
        item.rowsSeen(),
        item.columnsSeen(),
        List.of(
            "session %s, table %s: the loss of '%s' is accepted until %s: %s"
                .formatted(
                    item.session(),
                    item.table(),
                    loss.get().policy(),
                    loss.get().until(),
                    loss.get().reason())));
  }

  /** What cannot be read is not proved; where a run only reports, it need not be there. */
  private static Optional<Problem> unread(Platform platform, SortedSet<TableAddress> tables) {
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    String what =
        "%s could not be read, %s%s; nothing was compared there"
            .formatted(
                tables.size() == 1 ? "a table" : tables.size() + " tables",
                tables.size() == 1 ? "" : "the first is ",
                tables.first());
    String remedy = "apply the mesh first; each line that was not compared says why";
    return Optional.of(
        platform.authority() == Authority.REPORT
            ? Problem.warning("not-proved", platform.name().value(), what, remedy)
            : Problem.error("not-proved", platform.name().value(), what, remedy));
  }

  /** A run of some domains makes the logins only that these need; the others see nothing yet. */
  private void leaveOut(
      SortedSet<SessionId> refused, List<ProofItem> items, List<Problem> problems) {
    if (refused.isEmpty()) {
      return;
    }
    String names = refused.stream().map(SessionId::value).collect(Collectors.joining(", "));
    if (scope.isWhole()) {
      problems.add(
          Problem.error(
              "login-refused",
              names,
              "the login was refused, so nothing was compared for it",
              "check the session's login and secret under logins; an apply makes the logins of an"
                  + " embedded platform"));
      return;
    }
    items.removeIf(
        i -> i.status() == ProofItem.Status.UNVERIFIABLE && refused.contains(i.session()));
    problems.add(
        Problem.warning(
            "not-proved",
            names,
            "no login yet, so these sessions are not compared",
            "a run without --domain makes every login"));
  }

  /** Tables that stay closed on a platform, since a policy cannot be kept there. */
  private Set<String> closed(Platform platform) {
    return translations.on(platform.name()).verdicts().stream()
        .filter(PolicyVerdict::closes)
        .map(PolicyVerdict::subject)
        .collect(Collectors.toSet());
  }
}
