package io.meshwright.engine;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.engine.diff.Adoptions;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What was asked to be adopted against what any platform could give. */
final class AdoptionCheck {
  private AdoptionCheck() {}

  static List<Problem> problems(Collection<Address> asked, Collection<Adoptions> platforms) {
    List<Problem> problems = new ArrayList<>();
    TreeSet<String> settled = new TreeSet<>();
    TreeSet<String> candidates = new TreeSet<>();
    for (Adoptions each : platforms) {
      problems.addAll(each.refused());
      each.refused().forEach(p -> settled.add(p.subject()));
      each.adopted().forEach(a -> settled.add(a.toString()));
      each.answered().forEach(a -> settled.add(a.toString()));
      each.candidates().forEach(a -> candidates.add(a.toString()));
    }
    for (Address address : asked) {
      if (!settled.contains(address.toString())) {
        problems.add(
            Problem.error(
                "nothing-to-adopt",
                address.toString(),
                "there is nothing of somebody else's where the workspace puts this object",
                remedy(address.toString(), candidates)));
      }
    }
    return List.copyOf(problems);
  }

  private static String remedy(String wrong, SortedSet<String> candidates) {
    String near = Suggestions.didYouMean(wrong, candidates);
    if (!near.isEmpty()) {
      return near;
    }
    return candidates.isEmpty()
        ? "leave --adopt out"
        : "write an address as a plan's foreign-object finding has it, for example "
            + candidates.first();
  }
}
