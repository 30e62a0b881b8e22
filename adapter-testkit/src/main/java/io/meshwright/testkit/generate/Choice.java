package io.meshwright.testkit.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Choices made from one seed. */
public final class Choice {
  private final RandomGenerator random;

  private Choice(RandomGenerator random) {
    this.random = random;
  }

  /** The choices of a seed; equal seeds choose equally. */
  public static Choice of(long seed) {
    return new Choice(new SplittableRandom(seed));
  }

  /** A number from low to high, both included. */
  public int between(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** Any long. */
  public long anyLong() {
    return random.nextLong();
  }

  /** A number from 0 up to the bound, which is not included. */
  public long below(long bound) {
    return random.nextLong(bound);
  }

  /** True so many times out of a hundred. */
  public boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  /** One of them. */
  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** So many different ones of them, or all where there are fewer, in their order. */
  public <T> List<T> some(List<T> values, int count) {
    List<T> left = new ArrayList<>(values);
    while (left.size() > count) {
      left.remove(random.nextInt(left.size()));
    }
    return left;
  }
}
