package io.meshwright.kit.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant by a name that does not exist. */
public final class Suggestions {
  /** Longer names are not compared: the table of distances grows with the square. */
  private static final int MAX_LENGTH = 200;

  private Suggestions() {}

  /**
   * The known name that is nearest to a wrong one, if it is near enough for a slip of the pen: a
   * third of its length at most. Case does not count. Of equally near ones the first in order.
   */
  public static Optional<String> closest(String wrong, Collection<String> known) {
    if (wrong.isEmpty() || wrong.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String folded = wrong.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, wrong.length() / 3);
    return known.stream()
        .filter(k -> Math.abs(k.length() - wrong.length()) <= limit)
        .map(k -> new Candidate(k, distance(folded, k.toLowerCase(Locale.ROOT))))
        .filter(c -> c.distance() <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** The remedy {@code did you mean 'x'?}; empty where nothing is near. */
  public static String didYouMean(String wrong, Collection<String> known) {
    return closest(wrong, known).map(k -> "did you mean '" + k + "'?").orElse("");
  }

  private record Candidate(String name, int distance) {}

  /** Insertions, deletions, replacements and exchanges of neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
