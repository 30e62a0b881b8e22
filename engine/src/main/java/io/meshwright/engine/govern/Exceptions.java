package io.meshwright.engine.govern;

import io.meshwright.api.govern.Element;
import io.meshwright.api.model.Governance;
import io.meshwright.api.model.RuleException;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.govern.rule.NoBreakingChange;
import io.meshwright.engine.source.Places;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What may break a rule, until when; and which of it is of no use any more. */
final class Exceptions {
  private static final Pattern MAJOR = Pattern.compile("@\\d+");

  private final Governance governance;
  private final Places places;
  private final Instant now;
  private final Set<Integer> used = new HashSet<>();

  Exceptions(Governance governance, Places places, Instant now) {
    this.governance = governance;
    this.places = places;
    this.now = now;
  }

  /** The rules that there are exceptions from. */
  SortedSet<String> rules() {
    TreeSet<String> rules = new TreeSet<>();
    governance.exceptions().forEach(e -> rules.add(e.rule()));
    return rules;
  }

  /** The key of the place of the first exception from a rule. */
  String place(String rule) {
    for (int i = 0; i < governance.exceptions().size(); i++) {
      if (governance.exceptions().get(i).rule().equals(rule)) {
        return "exception:" + i;
      }
    }
    return "mesh";
  }

  /** Whether an element may break a rule now. */
  boolean allow(String rule, Element element) {
    boolean allowed = false;
    for (int i = 0; i < governance.exceptions().size(); i++) {
      RuleException exception = governance.exceptions().get(i);
      if (exception.rule().equals(rule) && holds(exception.on(), element)) {
        used.add(i);
        allowed |= now.isBefore(exception.until());
      }
    }
    return allowed;
  }

  private static boolean holds(String on, Element element) {
    Optional<Element> holder = Optional.of(element);
    while (holder.isPresent()) {
      String text = holder.get().text();
      if (text.equals(on) || !on.contains("@") && withoutMajor(text).equals(on)) {
        return true;
      }
      holder = holder.get().container();
    }
    return false;
  }

  private static String withoutMajor(String address) {
    return MAJOR.matcher(address).replaceFirst("");
  }

  /** Exceptions that have lapsed, and those that nothing needs. */
  List<Problem> problems(Set<String> known) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < governance.exceptions().size(); i++) {
      RuleException exception = governance.exceptions().get(i);
      String place = "exception:" + i;
      if (!now.isBefore(exception.until())) {
        problems.add(
            warning(
                "exception-lapsed",
                exception,
                "its exception from '" + exception.rule() + "' ended at " + exception.until(),
                "mend what breaks the rule, or decide anew; then remove the entry",
                place));
      } else if (!used.contains(i)
          && known.contains(exception.rule())
          && !exception.rule().equals(NoBreakingChange.ID)) {
        problems.add(
            warning(
                "unused-exception",
                exception,
                "nothing there breaks '" + exception.rule() + "'",
                "remove the entry",
                place));
      }
    }
    return problems;
  }

  private Problem warning(
      String code, RuleException exception, String what, String remedy, String key) {
    Problem problem = Problem.warning(code, exception.on(), what, remedy);
    return places.first(key).map(problem::at).orElse(problem);
  }
}
