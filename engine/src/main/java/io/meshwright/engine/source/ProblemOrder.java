package io.meshwright.engine.source;

import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/**
 * The order in which problems are told: what may have caused others comes first, then in order of
 * place. A slip in a document makes things missing, and what is missing makes references dangle; so
 * whoever mends the first problem never mends a symptom.
 */
public final class ProblemOrder implements Comparator<Problem> {
  private static final Place NOWHERE = new Place("", Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** What a wrong key or value of the same document may have caused. */
  private static final Set<String> MISSING =
      Set.of("missing-key", "missing-value", "empty-table", "unknown-type");

  /** What a wrong or missing part of a document may have caused. */
  private static final Map<String, Integer> CAUSED =
      Map.ofEntries(
          Map.entry("misspelt-name", 1),
          Map.entry("duplicate-contract", 2),
          Map.entry("duplicate-port", 2),
          Map.entry("unknown-platform", 2),
          Map.entry("unknown-contract", 2),
          Map.entry("port-without-contract", 2),
          Map.entry("unknown-environment", 2),
          Map.entry("empty-contract", 3),
          Map.entry("no-placement", 3),
          Map.entry("missing-file", 3),
          Map.entry("outside-workspace", 3),
          Map.entry("unknown-port", 3),
          Map.entry("unknown-input", 3),
          Map.entry("unknown-table", 3),
          Map.entry("unknown-view-source", 3),
          Map.entry("unknown-product", 3),
          Map.entry("unknown-principal", 3),
          Map.entry("unknown-session", 3),
          Map.entry("unknown-policy", 3),
          Map.entry("unknown-classification", 3),
          Map.entry("unusable-platform", 3),
          Map.entry("unknown-version", 4),
          Map.entry("unknown-column", 4),
          Map.entry("view-mismatch", 4),
          Map.entry("policy-misfit", 4),
          Map.entry("unmapped-principal", 4));

  private static final int MILDER = 5;

  @Override
  public int compare(Problem a, Problem b) {
    return Comparator.comparingInt(ProblemOrder::rank)
        .thenComparing((Problem p) -> p.place().isEmpty())
        .thenComparing(p -> p.place().orElse(NOWHERE))
        .compare(a, b);
  }

  private static int rank(Problem problem) {
    if (!problem.isError()) {
      return MILDER;
    }
    return MISSING.contains(problem.code()) ? 1 : CAUSED.getOrDefault(problem.code(), 0);
  }
}
