package io.meshwright.engine.lint;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Everything in a valid mesh's policies that has no effect, or more effect than it seems. */
public final class Lint {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem p) -> p.place().isEmpty())
          .thenComparing(p -> p.place().orElse(new Place("", 1, 1)))
          .thenComparing(Problem::code)
          .thenComparing(Problem::subject);

  private final Mesh mesh;
  private final Instant now;
  private final SortedMap<TableAddress, TablePolicies> tables;
  private final Set<String> closed;
  private final Places places;
  private final Set<Problem> found = new LinkedHashSet<>();

  private Lint(
      Mesh mesh,
      Instant now,
      SortedMap<TableAddress, TablePolicies> tables,
      Set<String> closed,
      Places places) {
    this.mesh = mesh;
    this.now = now;
    this.tables = Ordered.map(tables);
    this.closed = Set.copyOf(closed);
    this.places = places;
  }

  /**
   * The findings, in order of place; warnings and hints, never errors.
   *
   * @param tables the policies of every table at that instant
   * @param verdicts of all platforms
   * @param places where policies are written
   */
  public static List<Problem> problems(
      Mesh mesh,
      Instant now,
      SortedMap<TableAddress, TablePolicies> tables,
      List<PolicyVerdict> verdicts,
      Places places) {
    Set<String> closed =
        verdicts.stream()
            .filter(PolicyVerdict::closes)
            .map(PolicyVerdict::subject)
            .collect(Collectors.toSet());
    Lint lint = new Lint(mesh, now, tables, closed, places);
    new FilterLint(lint).run();
    new ProtectionLint(lint).run();
    new GrantLint(lint).run();
    return lint.found.stream().sorted(BY_PLACE).toList();
  }

  Mesh mesh() {
    return mesh;
  }

  Instant now() {
    return now;
  }

  SortedMap<TableAddress, TablePolicies> tables() {
    return tables;
  }

  boolean isClosed(TableAddress table) {
    return closed.contains(table.toString()) || closed.contains(table.port().toString());
  }

  /** A finding at the first of some keys that has a place. */
  void add(Problem problem, String... keys) {
    Optional<Place> place = places.first(keys);
    found.add(place.map(problem::at).orElse(problem));
  }
}
