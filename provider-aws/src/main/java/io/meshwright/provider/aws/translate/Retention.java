package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.schema.TableSchema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long a contract promises to keep the data of a table. Never read as less than it may mean:
 * months have 31 days here and years 366, the longest of several counts, and one that nobody can
 * count makes all of them so.
 *
 * @param text as the contract says it
 * @param days how many days; empty where nobody can tell
 * @param why why nobody can
 */
record Retention(String text, Optional<Integer> days, String why) {
  private static final Set<String> PROPERTIES = Set.of("retention", "re");
  private static final Map<String, Integer> DAYS =
      Map.of(
          "d", 1, "day", 1, "w", 7, "week", 7, "mo", 31, "month", 31, "y", 366, "yr", 366, "year",
          366);
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  /** What is promised for a table; empty where nothing is. */
  static Optional<Retention> of(OutputPort port, String table) {
    List<Retention> all = new ArrayList<>();
    Set<String> tables =
        port.contract().tables().stream().map(TableSchema::name).collect(Collectors.toSet());
    for (SlaProperty property : port.contract().sla()) {
      if (PROPERTIES.contains(property.property().toLowerCase(Locale.ROOT))
          && !property.value().isBlank()
          && mayBeAbout(property.element(), table, tables)) {
        all.add(of(property, table));
      }
    }
    return all.stream()
        .reduce((a, b) -> a.days().isEmpty() || b.days().isPresent() && longer(a, b) ? a : b);
  }

  private static boolean longer(Retention a, Retention b) {
    return a.days().orElseThrow() >= b.days().orElseThrow();
  }

  /** An element that is of no other table may be of this one. */
  private static boolean mayBeAbout(String element, String table, Set<String> tables) {
    String first = element.split("\\.", 2)[0].strip();
    return first.equals(table) || !tables.contains(first);
  }

  private static Retention of(SlaProperty property, String table) {
    String text = (property.value() + " " + property.unit()).strip();
    String element = property.element().strip();
    if (!element.isEmpty() && !element.equals(table)) {
      return new Retention(
          text,
          Optional.empty(),
          "it counts from '%s', and S3 knows no more than when an object was written"
              .formatted(element));
    }
    Optional<Integer> days = days(property);
    return new Retention(
        text, days, days.isPresent() ? "" : "nobody can tell how many days that is");
  }

  private static Optional<Integer> days(SlaProperty property) {
    String unit = property.unit().strip().toLowerCase(Locale.ROOT);
    String single =
        unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    String value = property.value().strip();
    if (!DAYS.containsKey(single) || !value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    BigDecimal days =
        new BigDecimal(value)
            .multiply(BigDecimal.valueOf(DAYS.getOrDefault(single, 0)))
            .setScale(0, RoundingMode.CEILING);
    return days.signum() > 0 && days.compareTo(MOST) <= 0
        ? Optional.of(days.intValueExact())
        : Optional.empty();
  }
}
