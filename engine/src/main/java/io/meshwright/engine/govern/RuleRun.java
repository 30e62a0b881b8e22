package io.meshwright.engine.govern;

import io.meshwright.api.govern.Breach;
import io.meshwright.api.govern.Element;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.govern.RuleContext;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.model.RuleParameters;
import io.meshwright.api.model.RuleSetting;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.engine.source.Places;
import io.meshwright.kit.text.Suggestions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One rule as a mesh sets it, asked about the mesh. */
final class RuleRun implements RuleContext {
  private final Mesh mesh;
  private final GovernanceRule rule;
  private final int number;
  private final RuleSetting setting;
  private final Scope scope;
  private final Exceptions exceptions;
  private final Places places;
  private final Instant now;

  /**
   * A run.
   *
   * @param number which of the mesh's settings it is
   */
  RuleRun(
      Mesh mesh,
      GovernanceRule rule,
      int number,
      Exceptions exceptions,
      Places places,
      Instant now) {
    this.mesh = mesh;
    this.rule = rule;
    this.number = number;
    this.setting = mesh.governance().rules().get(number);
    this.scope = new Scope(mesh, setting.scope());
    this.exceptions = exceptions;
    this.places = places;
    this.now = now;
  }

  @Override
  public Mesh mesh() {
    return mesh;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public RuleParameters parameters() {
    return setting.parameters();
  }

  @Override
  public boolean covers(Element element) {
    return scope.covers(element);
  }

  /** What breaks the rule, and what is wrong with how it is set. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(unknownParameters());
    scope.unknown().forEach((name, what) -> problems.add(unknown(name, what)));
    if (setting.severity().isEmpty()) {
      return problems;
    }
    for (Breach breach : breaches(problems)) {
      if (covers(breach.at()) && !exceptions.allow(rule.id(), breach.at())) {
        problems.add(problem(breach, setting.severity().get()));
      }
    }
    return problems;
  }

  /** A rule may be anybody's code: whatever it throws is a finding, and the others go on. */
  private List<Breach> breaches(List<Problem> problems) {
    try {
      return List.copyOf(rule.check(this));
    } catch (RuleParameterException e) {
      problems.add(
          at(
              Problem.error("bad-parameter", rule.id(), String.valueOf(e.getMessage()), ""),
              "rule-with:" + number + " " + e.parameter(),
              "rule:" + number));
    } catch (RuntimeException e) {
      problems.add(
          at(
              Problem.error(
                  "rule-failed",
                  rule.id(),
                  "the rule failed with " + e,
                  "mend "
                      + rule.getClass().getName()
                      + ", or set the rule to off until it is mended"),
              "rule:" + number));
    }
    return List.of();
  }

  private List<Problem> unknownParameters() {
    TreeSet<String> known = new TreeSet<>(rule.parameters());
    return setting.parameters().entries().keySet().stream()
        .filter(key -> !known.contains(key))
        .map(
            key -> {
              String meant = Suggestions.didYouMean(key, List.copyOf(known));
              String all =
                  known.isEmpty() ? "it takes none" : "it takes " + String.join(", ", known);
              return at(
                  Problem.error(
                      "unknown-parameter",
                      rule.id(),
                      "the rule takes no parameter '" + key + "'",
                      meant.isEmpty() ? all : meant),
                  "rule-with:" + number + " " + key,
                  "rule:" + number);
            })
        .toList();
  }

  private Problem unknown(String name, Scope.Unknown unknown) {
    String meant = Suggestions.didYouMean(name, unknown.known());
    return at(
        Problem.error(
            unknown.code(),
            rule.id(),
            "there is no " + unknown.what() + " '" + name + "' for the rule to be about",
            meant.isEmpty() ? "name one that exists" : meant),
        "rule-scope:" + number + " " + name,
        "rule:" + number);
  }

  private Problem problem(Breach breach, Severity severity) {
    return new Problem(
        rule.id(), severity, place(breach), breach.at().text(), breach.what(), breach.remedy());
  }

  /** The part's place, else that of the element, else that of what holds it. */
  private Optional<Place> place(Breach breach) {
    List<String> keys = new ArrayList<>();
    if (!breach.part().isEmpty()) {
      keys.add(ElementPlaces.key(breach.at(), breach.part()));
    }
    Optional<Element> element = Optional.of(breach.at());
    while (element.isPresent()) {
      keys.add(ElementPlaces.key(element.get(), ""));
      element = element.get().container();
    }
    keys.add("rule:" + number);
    return places.first(keys.toArray(String[]::new));
  }

  private Problem at(Problem problem, String... keys) {
    return places.first(keys).map(problem::at).orElse(problem);
  }
}
