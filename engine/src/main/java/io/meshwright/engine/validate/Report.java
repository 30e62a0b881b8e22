package io.meshwright.engine.validate;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.Places;
import io.meshwright.engine.source.ProblemOrder;
import io.meshwright.kit.text.Suggestions;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects problems and finds their places. */
final class Report {
  private static final Comparator<Problem> BY_PLACE =
      new ProblemOrder().thenComparing(Problem::subject);

  private static final Pattern NO_COLUMN = Pattern.compile("there is no column '(.*?)'(;| in )");

  private final Places places;
  private final Set<Problem> problems = new LinkedHashSet<>();

  Report(Places places) {
    this.places = places;
  }

  /** A problem at the first of some keys that has a place. */
  void error(String code, String subject, String what, String remedy, String... keys) {
    add(Problem.error(code, subject, what, remedy), keys);
  }

  /** A warning at the first of some keys that has a place. */
  void warning(String code, String subject, String what, String remedy, String... keys) {
    add(Problem.warning(code, subject, what, remedy), keys);
  }

  /** A problem at the first of some keys that has a place. */
  void add(Problem problem, List<String> keys) {
    add(problem, keys.toArray(new String[0]));
  }

  /** A problem at the first of some keys that has a place. */
  void add(Problem problem, String... keys) {
    Optional<Place> place = places.first(keys);
    problems.add(place.map(problem::at).orElse(problem));
  }

  /**
   * What to do about a column that a finding says does not exist; empty where it says otherwise.
   */
  static String meantColumn(String what, Collection<String> columns) {
    Matcher unknown = NO_COLUMN.matcher(what);
    return unknown.lookingAt()
        ? Suggestions.didYouMean(String.valueOf(unknown.group(1)), columns)
        : "";
  }

  /** What to do about a name that does not exist. */
  static String remedy(String wrong, Collection<?> known, String otherwise) {
    List<String> names = known.stream().map(Object::toString).toList();
    String meant = Suggestions.didYouMean(wrong, names);
    if (!meant.isEmpty()) {
      return meant;
    }
    return names.isEmpty() || names.size() > 20
        ? otherwise
        : otherwise + "; there are " + String.join(", ", names);
  }

  /** Everything found, what may have caused others first. */
  List<Problem> sorted() {
    return problems.stream().sorted(BY_PLACE).toList();
  }
}
