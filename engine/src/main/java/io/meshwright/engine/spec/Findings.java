package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects problems while reading goes on. */
final class Findings {
  /** A file of nonsense has a problem a line; nobody reads more. */
  private static final int MAX_PROBLEMS = 1_000;

  private final List<Problem> problems = new ArrayList<>();
  private int errors;

  void error(String code, Place place, String subject, String what, String remedy) {
    add(Severity.ERROR, code, place, subject, what, remedy);
  }

  void error(String code, Place place, String what, String remedy) {
    add(Severity.ERROR, code, place, "", what, remedy);
  }

  void warning(String code, Place place, String subject, String what, String remedy) {
    add(Severity.WARNING, code, place, subject, what, remedy);
  }

  private void add(
      Severity severity, String code, Place place, String subject, String what, String remedy) {
    errors += severity == Severity.ERROR ? 1 : 0;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(code, severity, Optional.of(place), subject, what, remedy));
    } else if (problems.size() == MAX_PROBLEMS) {
      problems.add(
          new Problem(
              "too-many-problems",
              Severity.ERROR,
              Optional.of(place),
              "",
              "more than " + MAX_PROBLEMS + " problems were found",
              "mend these first"));
    }
  }

  /** How many errors were reported so far. */
  int errors() {
    return errors;
  }

  /** Takes over what others found. */
  void take(Findings others) {
    for (Problem p : others.problems) {
      add(p.severity(), p.code(), p.place().orElse(FIRST), p.subject(), p.what(), p.remedy());
    }
  }

  /** In order of place; of one place in the order found. */
  List<Problem> sorted() {
    return problems.stream()
        .sorted(
            Comparator.comparing((Problem p) -> p.place().orElse(FIRST), Comparator.naturalOrder()))
        .toList();
  }

  private static final Place FIRST = new Place("", 1, 1);
}
