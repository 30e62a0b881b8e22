package io.meshwright.provider.snowflake.apply;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How what somebody has becomes what he is to have: what is too much goes before what is missing
 * comes.
 *
 * @param gone words that are taken
 * @param kept words that stay, and are handed on no more; empty where none of them could be
 * @param added words that are given
 */
record GrantSteps(List<String> gone, List<String> kept, List<String> added) {
  /**
   * The steps.
   *
   * @param handsOn whether what stays could be handed on, and should not be
   */
  static GrantSteps of(SortedSet<String> before, SortedSet<String> after, boolean handsOn) {
    List<String> gone = without(before, after);
    return new GrantSteps(
        gone, handsOn ? without(before, new TreeSet<>(gone)) : List.of(), without(after, before));
  }

  private static List<String> without(SortedSet<String> some, SortedSet<String> others) {
    return some.stream().filter(s -> !others.contains(s)).toList();
  }
}
