package io.meshwright.engine.validate;

import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * References to names, those that exist and those that dangle. Where one reference of many dangles,
 * it is wrong itself. Where several name the same thing that does not exist, and something of
 * nearly that name is there which nobody refers to, it is the definition that has the slip: then
 * that is the one problem, and not each of the references.
 */
final class References {
  /** As many people do not make the same slip of the pen. */
  private static final int SEVERAL = 2;

  private final Report report;
  private final Map<String, Family> families = new TreeMap<>();

  References(Report report) {
    this.report = report;
  }

  /** What is known of one kind of name. */
  private record Family(
      Set<String> used, Set<String> known, Map<String, List<Dangling>> dangling) {}

  private record Dangling(Problem problem, List<String> keys) {}

  private Family family(String name) {
    return families.computeIfAbsent(
        name, n -> new Family(new TreeSet<>(), new TreeSet<>(), new TreeMap<>()));
  }

  /** Notes a reference to something that exists. */
  void used(String family, String name) {
    family(family).used().add(name);
  }

  /**
   * Notes a reference to something that does not.
   *
   * @param known the names that exist
   * @param problem what to say of this reference
   * @param keys of its place
   */
  void dangling(String family, String wrong, Collection<?> known, Problem problem, String... keys) {
    Family names = family(family);
    known.forEach(k -> names.known().add(k.toString()));
    names
        .dangling()
        .computeIfAbsent(wrong, w -> new ArrayList<>())
        .add(new Dangling(problem, List.of(keys)));
  }

  /** Reports what dangles, or the definition that all of it is meant for. */
  void report() {
    families.forEach(
        (family, names) ->
            names.dangling().forEach((wrong, all) -> report(family, names, wrong, all)));
  }

  /** What is written where the port is defined, which is in a product. */
  private static String lastOf(String port) {
    return port.substring(port.lastIndexOf('.') + 1);
  }

  private void report(String family, Family names, String wrong, List<Dangling> all) {
    String meant = Suggestions.closest(wrong, names.known()).orElse("");
    if (all.size() < SEVERAL || meant.isEmpty() || names.used().contains(meant)) {
      all.forEach(d -> report.add(d.problem(), d.keys()));
      return;
    }
    report.error(
        "misspelt-name",
        "",
        "nothing refers to '" + meant + "', and '" + wrong + "' is named " + all.size() + " times",
        "did you mean '" + (family.equals("port-name") ? lastOf(wrong) : wrong) + "'?",
        family + ":" + meant,
        all.getFirst().keys().getFirst());
  }
}
