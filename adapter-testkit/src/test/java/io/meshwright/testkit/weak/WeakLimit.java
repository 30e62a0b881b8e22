package io.meshwright.testkit.weak;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Verdict;
import io.meshwright.spi.Limit;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The capability table of the weak platform: what it cannot do, and what comes of it. */
enum WeakLimit {
  /** Filters are lists of conditions that all have to hold. */
  NO_OR("filters have no OR", Verdict.IMPOSSIBLE),
  /** As on a platform whose filter language knows text and numbers only. */
  NO_TIMES("filters have no dates and times", Verdict.IMPOSSIBLE),
  /** A column is compared with constants. */
  NO_PAIRS("filters compare no two columns", Verdict.IMPOSSIBLE),
  /** The language has LIKE without ESCAPE. */
  NO_ESCAPES("LIKE takes no wildcard literally", Verdict.IMPOSSIBLE),
  /** One filter for everybody. */
  NO_MEMBERS("filters do not know who asks", Verdict.IMPOSSIBLE),
  /** It is for reading. */
  READ_ONLY("nobody writes or manages through it", Verdict.IMPOSSIBLE),
  /** A grant unites with the others column by column and row by row. */
  NO_CELLS("grants with other columns and other rows give each other's cells", Verdict.WEAKER),
  /** Grants are swept once a day. */
  NO_ENDS("grants outlive their end by up to a day", Verdict.WEAKER),
  /** A masked column is taken out of every grant. */
  NO_MASKS("masked columns are hidden from everybody", Verdict.STRICTER),
  /** A row policy binds everybody. */
  NO_EXCEPTIONS("row policies bind the exempt too", Verdict.STRICTER),
  /** A denial takes whole tables. */
  WHOLE_DENIALS("denials take every cell and never end", Verdict.STRICTER);

  private final String text;
  private final Verdict verdict;

  WeakLimit(String text, Verdict verdict) {
    this.text = text;
    this.verdict = verdict;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String text() {
    return text;
  }

  Verdict verdict() {
    return verdict;
  }

  static SortedMap<String, Limit> table() {
    TreeMap<String, Limit> limits = new TreeMap<>();
    Arrays.stream(values())
        .forEach(l -> limits.put(l.id(), new Limit(l.id(), l.text(), "made up", "2026-11-26")));
    return Ordered.map(limits);
  }
}
