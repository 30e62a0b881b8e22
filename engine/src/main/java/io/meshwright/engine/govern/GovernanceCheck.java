package io.meshwright.engine.govern;

import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.govern.GovernanceRule;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.RuleSetting;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.govern.rule.NoBreakingChange;
import io.meshwright.engine.govern.rule.ShippedRules;
import io.meshwright.engine.source.Places;
import io.meshwright.kit.text.Suggestions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The rules that there are, and what they say about a mesh. */
public final class GovernanceCheck {
  private final Map<String, GovernanceRule> rules = new TreeMap<>();

  /**
   * Meshwright's rules and others.
   *
   * @throws MeshException of kind USER where two have one id, or one has none
   */
  public GovernanceCheck(List<GovernanceRule> others) {
    List<GovernanceRule> all = new ArrayList<>(ShippedRules.all());
    all.addAll(others);
    for (GovernanceRule rule : all) {
      if (!rule.id().matches("[a-z][a-z0-9-]*")) {
        throw new MeshException(
            ErrorKind.USER,
            "'%s' is no id of a governance rule: write a-z first, then a-z, 0-9 and -"
                .formatted(rule.id()));
      }
      if (rules.putIfAbsent(rule.id(), rule) != null) {
        throw new MeshException(
            ErrorKind.USER,
            "two governance rules have the id '%s'; rename yours".formatted(rule.id()));
      }
    }
  }

  /** What breaks the rules of a mesh, as far as nothing live has to be known. */
  public List<Problem> problems(Mesh mesh, Places places, Instant now) {
    Set<Problem> problems = new LinkedHashSet<>();
    Exceptions exceptions = new Exceptions(mesh.governance(), places, now);
    for (int i = 0; i < mesh.governance().rules().size(); i++) {
      RuleSetting setting = mesh.governance().rules().get(i);
      GovernanceRule rule = rules.get(setting.rule());
      if (rule == null) {
        problems.add(unknown(setting.rule(), places, "rule:" + i));
      } else {
        problems.addAll(new RuleRun(mesh, rule, i, exceptions, places, now).problems());
      }
    }
    exceptions.rules().stream()
        .filter(id -> !rules.containsKey(id))
        .forEach(id -> problems.add(unknown(id, places, exceptions.place(id))));
    problems.addAll(exceptions.problems(rules.keySet()));
    return List.copyOf(problems);
  }

  /** Whether a mesh has the rule that looks at what is published. */
  public boolean comparesContracts(Mesh mesh) {
    return mesh.governance().active(NoBreakingChange.ID).isPresent();
  }

  /** What of some differences of contracts the mesh's rule about them forbids. */
  public List<Problem> forbidden(
      Mesh mesh, Places places, Instant now, List<ContractDifference> differences) {
    Set<Problem> problems = new LinkedHashSet<>();
    Exceptions exceptions = new Exceptions(mesh.governance(), places, now);
    GovernanceRule rule = new NoBreakingChange(differences);
    for (int i = 0; i < mesh.governance().rules().size(); i++) {
      if (Objects.equals(mesh.governance().rules().get(i).rule(), NoBreakingChange.ID)) {
        problems.addAll(new RuleRun(mesh, rule, i, exceptions, places, now).problems());
      }
    }
    return List.copyOf(problems);
  }

  private Problem unknown(String id, Places places, String key) {
    String meant = Suggestions.didYouMean(id, List.copyOf(rules.keySet()));
    Problem problem =
        Problem.error(
            "unknown-rule",
            id,
            "there is no governance rule '" + id + "'",
            meant.isEmpty() ? "there are " + String.join(", ", rules.keySet()) : meant);
    return places.first(key).map(problem::at).orElse(problem);
  }
}
