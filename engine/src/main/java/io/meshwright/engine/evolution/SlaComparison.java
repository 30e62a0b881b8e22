package io.meshwright.engine.evolution;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.model.SlaProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Compares the promises of two versions. What nobody can compare counts as worse. */
final class SlaComparison {
  /** Properties of ODCS of which less is better. */
  private static final Set<String> LESS_IS_BETTER =
      Set.of(
          "latency",
          "ly",
          "errorrate",
          "er",
          "frequency",
          "fy",
          "timetodetect",
          "td",
          "timetonotify",
          "tn",
          "timetorepair",
          "tr");

  /** Properties of ODCS of which more, or later, is better. */
  private static final Set<String> MORE_IS_BETTER =
      Set.of("availability", "av", "throughput", "th", "retention", "re");

  /** When it ends: announcing it takes nothing away, and later is better. */
  private static final Set<String> ENDS =
      Set.of("endofsupport", "es", "endoflife", "el", "generalavailability", "ga");

  /** Hours by unit, in the spellings of ODCS. */
  private static final Map<String, BigDecimal> HOURS =
      Map.of(
          "h", BigDecimal.ONE,
          "hr", BigDecimal.ONE,
          "hour", BigDecimal.ONE,
          "d", BigDecimal.valueOf(24),
          "day", BigDecimal.valueOf(24),
          "w", BigDecimal.valueOf(168),
          "week", BigDecimal.valueOf(168),
          "y", BigDecimal.valueOf(8760),
          "yr", BigDecimal.valueOf(8760),
          "year", BigDecimal.valueOf(8760));

  private final List<SlaProperty> before;
  private final List<SlaProperty> after;

  SlaComparison(List<SlaProperty> before, List<SlaProperty> after) {
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
  }

  List<ContractChange> changes() {
    List<ContractChange> changes = new ArrayList<>();
    for (SlaProperty earlier : before) {
      Optional<SlaProperty> later = same(after, earlier);
      if (later.isEmpty()) {
        changes.add(
            change(
                ends(earlier) ? Kind.SLA_IMPROVED : Kind.SLA_WORSENED,
                earlier,
                "the promise '" + earlier.property() + "' was withdrawn"));
      } else if (!later.get().equals(earlier)) {
        changes.add(changed(earlier, later.get()));
      }
    }
    for (SlaProperty later : after) {
      if (same(before, later).isEmpty()) {
        changes.add(
            change(
                Kind.SLA_IMPROVED,
                later,
                "the promise '" + later.property() + "' is new: " + value(later)));
      }
    }
    return changes;
  }

  private static Optional<SlaProperty> same(List<SlaProperty> list, SlaProperty one) {
    return list.stream()
        .filter(p -> p.property().equals(one.property()) && p.element().equals(one.element()))
        .findFirst();
  }

  private static boolean ends(SlaProperty property) {
    return ENDS.contains(property.property().toLowerCase(Locale.ROOT));
  }

  private static ContractChange changed(SlaProperty earlier, SlaProperty later) {
    OptionalInt order = order(earlier, later);
    String name = later.property().toLowerCase(Locale.ROOT);
    boolean better =
        order.isPresent()
            && (LESS_IS_BETTER.contains(name)
                ? order.getAsInt() <= 0
                : (MORE_IS_BETTER.contains(name) || ENDS.contains(name)) && order.getAsInt() >= 0);
    return change(
        better ? Kind.SLA_IMPROVED : Kind.SLA_WORSENED,
        later,
        "the promise '"
            + later.property()
            + "' went from "
            + value(earlier)
            + " to "
            + value(later));
  }

  /** How the later value compares with the earlier one; dates compare as text. */
  private static OptionalInt order(SlaProperty earlier, SlaProperty later) {
    if (ends(later)) {
      return OptionalInt.of(later.value().compareTo(earlier.value()));
    }
    Optional<BigDecimal> was = amount(earlier);
    Optional<BigDecimal> is = amount(later);
    boolean comparable =
        was.isPresent()
            && is.isPresent()
            && (hours(earlier).isPresent() == hours(later).isPresent())
            && (hours(later).isPresent() || later.unit().equals(earlier.unit()));
    return comparable ? OptionalInt.of(is.get().compareTo(was.get())) : OptionalInt.empty();
  }

  private static Optional<BigDecimal> hours(SlaProperty property) {
    String unit = property.unit().toLowerCase(Locale.ROOT);
    String single =
        unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
    return Optional.ofNullable(HOURS.get(single));
  }

  private static Optional<BigDecimal> amount(SlaProperty property) {
    String number =
        property.value().endsWith("%")
            ? property.value().substring(0, property.value().length() - 1)
            : property.value();
    if (!number.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(number).multiply(hours(property).orElse(BigDecimal.ONE)));
  }

  private static String value(SlaProperty property) {
    return (property.value() + " " + property.unit()).strip();
  }

  private static ContractChange change(Kind kind, SlaProperty property, String what) {
    return new ContractChange(kind, property.element(), what);
  }
}
