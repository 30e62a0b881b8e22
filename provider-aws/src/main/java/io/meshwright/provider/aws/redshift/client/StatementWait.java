package io.meshwright.provider.aws.redshift.client;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How statements are waited for: often at first, then seldom.
 *
 * @param first the first pause; each further one is half as long again
 * @param most the longest pause
 * @param longest how long all in all
 */
public record StatementWait(Duration first, Duration most, Duration longest) {
  /** As the service is asked: a fifth of a second, up to two seconds, for ten minutes. */
  public static final StatementWait USUAL =
      new StatementWait(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofMinutes(10));

  Turn start() {
    return new Turn();
  }

  /** One statement that is waited for. */
  final class Turn {
    private Duration next = first;
    private Duration waited = Duration.ZERO;

    /** Waits; false where it was too long already, or somebody interrupted. */
    boolean again() {
      if (waited.compareTo(longest) >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(next.toNanos());
      waited = waited.plus(next);
      Duration longer = next.plus(next.dividedBy(2));
      next = longer.compareTo(most) > 0 ? most : longer;
      return true;
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "up to %s", longest);
  }
}
