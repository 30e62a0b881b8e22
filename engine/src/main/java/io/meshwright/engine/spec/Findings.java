package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.problem.Severity;
import io.meshwright.engine.source.ProblemOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects problems while reading goes on. */
final class Findings {
  /** A file of nonsense has a problem a line; nobody reads more. */
  private static final int MAX_PROBLEMS = 1_000;

  private final List<Problem> problems = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final List<Slip> slips = new ArrayList<>();

  private record Missing(Problem problem, String key) {}

  private record Slip(Place place, String meant) {}

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

  /**
   * A key that has to be there and is not. Where an unknown key of the same mapping looks as if it
   * was meant, that is the problem and this one is not told.
   */
  void missing(String key, Place place, String subject, String what, String remedy) {
    error("missing-key", place, subject, what, remedy);
    if (problems.size() <= MAX_PROBLEMS) {
      missing.add(new Missing(problems.getLast(), key));
    }
  }

  /** A key that nobody knows, and the one that may have been meant by it. */
  void unknownKey(Place place, String what, String remedy, Optional<String> meant) {
    error("unknown-key", place, what, remedy);
    meant.ifPresent(m -> slips.add(new Slip(place, m)));
  }

  /** How many errors were reported so far. */
  int errors() {
    return errors;
  }

  /** Takes over what others found. */
  void take(Findings others) {
    for (Problem p : others.problems) {
      add(p.severity(), p.code(), p.place().orElseThrow(), p.subject(), p.what(), p.remedy());
    }
    missing.addAll(others.missing);
    slips.addAll(others.slips);
  }

  /** What is told first may have caused what follows; of one place in the order found. */
  List<Problem> sorted() {
    Set<Problem> followUps = new HashSet<>();
    slips.forEach(slip -> missing(slip).ifPresent(followUps::add));
    return problems.stream()
        .filter(p -> !followUps.contains(p))
        .sorted(new ProblemOrder())
        .toList();
  }

  /** Of the mappings that lack the key the one that the slip is in: the last to start before it. */
  private Optional<Problem> missing(Slip slip) {
    return missing.stream()
        .filter(m -> m.key().equals(slip.meant()))
        .map(Missing::problem)
        .filter(
            p ->
                p.place().orElseThrow().file().equals(slip.place().file())
                    && p.place().orElseThrow().compareTo(slip.place()) <= 0)
        .max(Comparator.comparing(p -> p.place().orElseThrow()));
  }
}
